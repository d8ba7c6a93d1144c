import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a function answers to an event: its response, or the error that it posted. */
export type FunctionAnswer = { readonly response: unknown } | { readonly error: { errorType: string; errorMessage: string } };

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly answer: (answer: FunctionAnswer) => void;
}

export interface RuntimeApi {
  /** For AWS_LAMBDA_RUNTIME_API. */
  readonly host: string;
  /** Hands an event to the function that asks next. */
  invoke(event: unknown, deadline: number): Promise<FunctionAnswer>;
  /** Forgets the event of a process that ended. */
  forget(): void;
  /** What a function said that could not begin; null: none has. */
  readonly initError: () => string | null;
  close(): Promise<void>;
}

/** The part of Lambda's runtime API that a function's process asks: one event at a time. */
export async function openRuntimeApi(): Promise<RuntimeApi> {
  const queue: Invocation[] = [];
  const under = new Map<string, Invocation>();
  let asking: ServerResponse | null = null;
  let initError: string | null = null;

  const dispatch = () => {
    if (!asking || asking.destroyed || queue.length === 0) return;
    const invocation = queue.shift() as Invocation;
    under.set(invocation.id, invocation);
    asking.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': String(invocation.deadline),
      'lambda-runtime-trace-id': 'Root=1-67890abc-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1',
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:wirehouse-test',
    });
    asking.end(JSON.stringify(invocation.event));
    asking = null;
  };

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/2018-06-01/runtime/', '');
    if (path === 'invocation/next') {
      asking = response;
      return dispatch();
    }
    const body = await textOf(request);
    response.writeHead(202).end('{}');
    if (path === 'init/error') initError = body;
    const [, id = '', kind] = path.split('/');
    const invocation = under.get(id);
    under.delete(id);
    const answer: unknown = body === '' ? null : JSON.parse(body);
    if (kind === 'response') invocation?.answer({ response: answer });
    if (kind === 'error') invocation?.answer({ error: answer as { errorType: string; errorMessage: string } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (event, deadline) =>
      new Promise((answer) => {
        queue.push({ id: randomUUID(), event, deadline, answer });
        dispatch();
      }),
    forget: () => {
      queue.length = 0;
      under.clear();
    },
    initError: () => initError,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
