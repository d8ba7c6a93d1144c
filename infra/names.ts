/** `rawEvents` as `raw-events`, the form of names in AWS and of anchors in docs. */
export const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '');

/** `raw_events` or `rawEvents` as `RawEvents`, the form of ids in CDK. */
export const pascalCase = (name: string): string => name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
