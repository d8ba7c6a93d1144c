import type { Queue, Received } from '../../functions/queue.ts';

/** A queue in memory: what is received is hidden until it is done or `comeBack` is called. */
export function queueInMemory(bodies: readonly string[] = []) {
  const waiting: Received[] = [];
  const hidden = new Map<string, Received>();
  const send = async (sent: readonly string[]) => {
    for (const body of sent) {
      const id = String(waiting.length + hidden.size + 1);
      waiting.push({ id, body, receipt: `receipt of ${id}`, sentAt: 1_000 });
    }
  };
  void send(bodies);
  const queue: Queue = {
    send,
    async receive() {
      const received = waiting.splice(0, 10);
      for (const one of received) hidden.set(one.receipt, one);
      return received;
    },
    async done(messages) {
      for (const { receipt } of messages) hidden.delete(receipt);
    },
  };
  return { queue, waiting, left: () => [...waiting, ...hidden.values()].map(({ body }) => body) };
}
