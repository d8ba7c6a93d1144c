import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

let shared: S3Client | undefined;

/** The client of this process: connections are worth keeping. */
export const sharedS3Client = (): S3Client => (shared ??= openS3Client());

/**
 * A client whose calls end: a connection within seconds, an answer within two minutes, a silent socket earlier. Faults that pass are
 * tried again up to six times, at growing random distances. Region, credentials and endpoint come from the environment.
 */
export function openS3Client(config: S3ClientConfig = {}): S3Client {
  const hasEndpoint = config.endpoint !== undefined || Boolean(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL);
  return new S3Client({
    retryMode: 'standard',
    maxAttempts: 6,
    followRegionRedirects: true,
    // What stands behind an endpoint of one's own seldom has a host name for each bucket.
    forcePathStyle: hasEndpoint,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 30_000,
      requestTimeout: 120_000,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, maxSockets: 128 },
      httpAgent: { keepAlive: true, maxSockets: 128 },
    },
    ...config,
  });
}
