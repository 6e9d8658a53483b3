import { useCallback, useState } from "react";

/** An unexpected fault while a write was under way: the workbook may or may not have changed. */
export class WriteFault extends Error {
  constructor(cause: unknown) {
    super("A write stopped half way", { cause });
    this.name = "WriteFault";
  }
}

/**
 * Hands a fault of asynchronous work to the error boundary, which otherwise only sees faults of
 * drawing. Returns a function for `.catch`.
 */
export function useFailLoudly(): (fault: unknown) => void {
  const [, set] = useState<null>(null);
  return useCallback((fault: unknown) => {
    set(() => {
      throw fault;
    });
  }, []);
}
