"use client";
import { useState } from "react";
import type { z } from "zod";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { faultsOf } from "@/components/ticket/authority/faults";

/** Sends what a dialog asks for, checked as the server checks it. `faults` stand at their fields, `problem` above them all;
 *  `send` gives what the server answered, null where it was not sent or was refused. */
export function useCheckedRequest(schema: z.ZodType) {
  const run = useRunAction();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);

  async function send<R extends object, T>(
    request: R,
    action: (request: R) => Promise<Outcome<T>>,
  ): Promise<{ value: T } | null> {
    if (busy) return null;
    const found = faultsOf(schema, request);
    setFaults(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return null;
    setBusy(true);
    const result = await run(() => action(request));
    setBusy(false);
    if (result.ok) return { value: result.value };
    const { field, message } = result.error;
    if (field && field in request) setFaults({ [field]: message });
    else setProblem(message);
    return null;
  }
  return { busy, faults, problem, send };
}
