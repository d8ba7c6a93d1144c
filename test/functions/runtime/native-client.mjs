// Loaded before AWS's runtime client: stands in for its native part, which speaks HTTP with the runtime API.

import { Agent, request } from 'node:http';
import { Module } from 'node:module';

const [hostname, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const call = (method, path, body, headers = {}) =>
  new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path: `/2018-06-01/runtime/invocation/${path}`, method, agent, headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk) => {
        text += chunk;
      });
      incoming.on('end', () => resolve({ bodyJson: text, headers: incoming.headers }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** The native client posts before it returns; here the next question waits for it. */
let posted = Promise.resolve();
const post = (id, path, body, headers) => {
  posted = call('POST', `${id}/${path}`, body, { 'content-type': 'application/json', ...headers });
};

const client = {
  initializeClient() {},
  async next() {
    await posted;
    return call('GET', 'next');
  },
  done: (id, body) => post(id, 'response', body),
  error: (id, body) => post(id, 'error', body),
};

Module._extensions['.node'] = (module) => {
  module.exports = client;
};
