/**
 * List prices of us-east-1 in dollars, written down from memory as they stood in June 2025; nothing fetches them, and no free tier
 * is taken off. Others: `npm run cost -- prices.json`, a file with the lines that differ.
 */
export const PRICES = {
  /** Lambda on arm64. */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaMillionCalls: 0.2,
  s3ThousandWrites: 0.005,
  s3ThousandReads: 0.0004,
  s3GigabyteMonth: 0.023,
  sqsMillionRequests: 0.4,
  logsGigabyte: 0.5,
  schedulerMillionCalls: 1,
  xrayMillionTraces: 5,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  athenaTerabyteScanned: 5,
};
export type Prices = typeof PRICES;

/** What is assumed beside prices, and stated with the result. */
export const ASSUMED = {
  /** Milliseconds that S3 takes to answer a small request within a region. */
  s3Milliseconds: 20,
  /** Of Lambda's processor at 1769 MB, in seconds of the one that measured. */
  processorFactor: 1,
  /** Messages that a call of converge gets when articles come steadily. */
  batch: 10,
  /** Bytes of log of one call: its own lines, its metrics, and those of Lambda. */
  logBytesPerCall: 1500,
  /** Of 100 calls, those that X-Ray traces. */
  tracedPercent: 5,
  /** Lambda asks each queue that feeds a function so often, also when it is empty: five pollers of 20 seconds. */
  pollsPerQueueMonth: 5 * 3 * 60 * 24 * 30.4,
  queuesThatFeed: 4,
  alarms: 17,
  metrics: 9,
};
export type Assumed = typeof ASSUMED;
