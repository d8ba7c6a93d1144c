import type { Plugin } from 'esbuild';

export declare const dataAsJson: Plugin;
