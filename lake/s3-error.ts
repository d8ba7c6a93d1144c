/** A fault of S3 or of the way to it: what was attempted on which object, and what mends it. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly remedy: string;
  constructor(message: string, remedy: string, cause: unknown) {
    super(message, { cause });
    this.remedy = remedy;
  }
}

export interface S3Call {
  readonly action: 'read' | 'look up' | 'write' | 'list' | 'delete';
  /** s3://bucket/key */
  readonly at: string;
}

/** What an error of the SDK says, as far as it says anything. */
export interface S3Answer {
  /** S3's own code, such as NoSuchKey. */
  readonly code: string;
  /** HTTP status; null: no answer came. */
  readonly status: number | null;
  /** How often the SDK has sent the request. */
  readonly attempts: number;
}

export function answerOf(error: unknown): S3Answer {
  const { name, Code, $metadata } = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: string;
    Code?: string;
    $metadata?: { httpStatusCode?: number; attempts?: number };
  };
  return { code: Code ?? name ?? 'Error', status: $metadata?.httpStatusCode ?? null, attempts: $metadata?.attempts ?? 1 };
}

/** No such object; a bucket that is missing is a fault. */
export function isMissing(error: unknown): boolean {
  const { code, status } = answerOf(error);
  return status === 404 && (code === 'NoSuchKey' || code === 'NotFound');
}

/** The error to throw for a call that failed. */
export function explainS3Error(error: unknown, call: S3Call): S3Error {
  if (error instanceof S3Error) return error;
  const { code, status } = answerOf(error);
  const said = error instanceof Error && error.message && error.message !== 'UnknownError' ? error.message : code;
  const what = status === null || said.startsWith(code) ? said : `${code}: ${said}`;
  return new S3Error(`cannot ${call.action} ${call.at} (${what})`, remedyOf(code, status, said), error);
}

const PERMISSION = 's3:GetObject, s3:PutObject, s3:DeleteObject on its objects and s3:ListBucket on the bucket';

function remedyOf(code: string, status: number | null, said: string): string {
  if (code === 'CredentialsProviderError' || /credential/i.test(said)) {
    return 'Give credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with "aws sso login".';
  }
  if (/region (?:is missing|not accepted)/i.test(said)) return 'Say where the bucket is: set AWS_REGION, or a region in the profile.';
  if (['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken', 'InvalidToken', 'TokenRefreshRequired'].includes(code)) {
    return 'The credentials are wrong or too old: check AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in again.';
  }
  if (code === 'NoSuchBucket') return 'Check the name of the bucket, and that AWS_PROFILE or the credentials are those of its account.';
  if (code === 'InvalidObjectState') return 'The object lies in an archive: restore it, then go on.';
  if (status === 403) return `Allow ${PERMISSION}: without s3:ListBucket an object that is missing answers 403 as well.`;
  if (code === 'SlowDown' || status === 503) return 'S3 asks for less haste: try again in a while.';
  if (code === 'PermanentRedirect' || status === 301) return 'The bucket is in another region: set AWS_REGION.';
  return 'It was tried several times: check the connection (and AWS_ENDPOINT_URL, where set), then try again.';
}
