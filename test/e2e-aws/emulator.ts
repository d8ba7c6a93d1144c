/** What stands in for AWS: an endpoint that speaks its APIs, on loopback. */
export interface Emulator {
  readonly name: string;
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  /** CloudFormation types that it does not know. */
  readonly leaveOut: readonly string[];
  /** All that it has printed. */
  log(): string;
  close(): Promise<void>;
}

/** Credentials that no emulator looks at. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' } as const;

/** A call to one of AWS's services, in the form that it takes; throws what it answers to a call that failed. */
export async function call(on: Emulator, service: string, { path = '/', method = 'POST', headers = {}, body = '' }: Call): Promise<string> {
  const scope = `${CREDENTIALS.AWS_ACCESS_KEY_ID}/20240101/${on.region}/${service}/aws4_request`;
  const answer = await fetch(on.endpoint + path, {
    method,
    // Emulators read the service from the signature, and do not verify it.
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`, ...headers },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} answered ${answer.status} to ${body.slice(0, 200)}: ${text.slice(0, 500)}`);
  return text;
}

interface Call {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A call of the old form: parameters in, XML out. */
export const queryCall = (on: Emulator, service: string, parameters: Readonly<Record<string, string>>): Promise<string> =>
  call(on, service, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(parameters).toString() });

/** A call of the form that JSON services take. */
export const jsonCall = async (on: Emulator, service: string, target: string, body: object): Promise<unknown> =>
  JSON.parse(
    (await call(on, service, { headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }, body: JSON.stringify(body) })) ||
      'null',
  );

export async function waitFor<T>(what: string, seconds: number, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const until = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < until) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`after ${seconds} s there was no ${what}`, { cause: last });
}
