import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import type { Context } from 'aws-lambda';

export const logger = new Logger();
export const tracer = new Tracer();
const metrics = new Metrics({ namespace: process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'wirehouse' });

/** The metrics of wirehouse, each with its unit; dashboard and alarms know them by these names. */
const UNITS = {
  Articles: MetricUnit.Count,
  Rejects: MetricUnit.Count,
  Failed: MetricUnit.Count,
  Deleted: MetricUnit.Count,
  GivenBack: MetricUnit.Count,
  PublishedRecords: MetricUnit.Count,
  PendingRecords: MetricUnit.Count,
  Commits: MetricUnit.Count,
  PublishLag: MetricUnit.Seconds,
} as const;

/** Counts towards a metric; zeros are not worth a line, except for a lag. */
export function count(name: keyof typeof UNITS, value: number): void {
  if (value > 0 || name === 'PublishLag') metrics.addMetric(name, UNITS[name], value);
}

/** A handler whose calls are logged with their request, timed in the trace, and whose metrics are written with its answer. */
export const observed =
  <E, R>(work: (event: E, context: Context) => Promise<R>) =>
  async (event: E, context: Context): Promise<R> => {
    logger.addContext(context);
    try {
      return await traced('handler', () => work(event, context));
    } catch (error) {
      logger.error('the call failed', { error });
      throw error;
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };

/** Shows work as a part of the trace. */
export async function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  const parent = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
  if (!parent) return work();
  const part = parent.addNewSubsegment(`## ${name}`);
  tracer.setSegment(part);
  try {
    return await work();
  } catch (error) {
    tracer.addErrorAsMetadata(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    part.close();
    tracer.setSegment(parent);
  }
}
