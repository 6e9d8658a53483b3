import { z } from "zod";

const list = z.array(z.object({ file: z.string(), title: z.string(), description: z.string() }));

export type SampleEntry = z.infer<typeof list>[number];

/** The sample workbooks that the build has made; none where the list cannot be read. */
export async function listSamples(): Promise<readonly SampleEntry[]> {
  try {
    const response = await fetch("samples/samples.json");
    const read = list.safeParse(await response.json());
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** A sample as a file that somebody could have chosen; null where it is not there. */
export async function fetchSample({ file }: SampleEntry): Promise<File | null> {
  try {
    const response = await fetch(`samples/${encodeURIComponent(file)}`);
    return response.ok ? new File([await response.arrayBuffer()], file) : null;
  } catch {
    return null;
  }
}
