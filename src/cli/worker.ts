import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { prepareJob } from "./file-job";
import { JOBS } from "./worker-jobs";
import type { Said } from "./worker-pool";

const orderShape = z.object({
  job: z.string(),
  args: z.array(z.string()),
  packsMayDiffer: z.boolean(),
});

/** What a thread of the program does: one file after another, as its command asks for it. */
export async function serve(): Promise<void> {
  const order = orderShape.parse(workerData);
  const job = JOBS.find(({ name }) => name === order.job);
  if (!job) throw new Error(`There is no job ${order.job}.`);
  const prepared = await prepareJob(job, order);
  const say = (said: Said<unknown>) => parentPort?.postMessage(said);
  parentPort?.on("message", (path: string) => {
    if (!prepared.ok) {
      say({ refused: prepared.trouble });
      return;
    }
    void prepared.value(path).then(say);
  });
}
