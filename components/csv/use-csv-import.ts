"use client";
import { useEffect, useRef, useState } from "react";
import type { ColumnMapping } from "@/server/domain/csv/columns";
import type { ImportView } from "@/server/domain/csv/fileImport";
import type { CsvCounts, CsvPreview } from "@/server/domain/csv/import";
import { follow } from "./follow";

const maxCsvBytes = 5 * 1024 * 1024;

interface Problem {
  message: string;
  field: string | null;
}
type Step<C extends string, P> =
  | { at: "choose" }
  | { at: "columns"; preview: CsvPreview<C> }
  | { at: "plan"; preview: CsvPreview<C>; plan: P };

interface Options<P extends CsvCounts> {
  /** The route that takes the file, step by step. */
  to: string;
  /** What is chosen besides the columns. */
  also?: Record<string, unknown>;
  words: { tooLarge: string; unreachable: string };
  /** One's last import; null while it is not known, or where there is none. */
  last: ImportView<P> | null;
  onEnd: (ended: ImportView<P>) => void;
}

/** A file on its way in: chosen, its columns named, looked at, handed in, and followed until it has ended. The browser keeps the file;
 *  each step sends it. */
export function useCsvImport<C extends string, P extends CsvCounts>({ to, also, words, last, onEnd }: Options<P>) {
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step<C, P>>({ at: "choose" });
  const [mapping, setMapping] = useState<ColumnMapping<C>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  const ends = useRef(onEnd);
  ends.current = onEnd;
  useEffect(() => {
    const next = follow(followed, last);
    setFollowed(next.followed);
    if (next.ended) ends.current(next.ended);
  }, [followed, last]);

  async function send<T>(of: File, name: "preview" | "plan" | "import"): Promise<T | null> {
    setBusy(true);
    setProblem(null);
    const query = new URLSearchParams({ step: name, choice: JSON.stringify({ mapping, ...also }) });
    try {
      const answer = await fetch(`${to}?${query}`, { method: "POST", body: of });
      const body = await answer.json();
      if (answer.ok) return body as T;
      setProblem(body.error as Problem);
    } catch {
      setProblem({ message: words.unreachable, field: null });
    } finally {
      setBusy(false);
    }
    return null;
  }

  return {
    ...{ file, step, mapping, busy, problem, setMapping },
    isUnderWay: followed !== null,
    /** The one that is followed, once it is known. */
    followed: last && last.id === followed ? last : null,
    async choose(chosen: File) {
      setFile(chosen);
      setStep({ at: "choose" });
      if (chosen.size > maxCsvBytes) {
        setProblem({ message: words.tooLarge, field: "file" });
        return;
      }
      const preview = await send<CsvPreview<C>>(chosen, "preview");
      if (!preview) return;
      setMapping(preview.mapping);
      setStep({ at: "columns", preview });
    },
    async check() {
      if (!file || step.at === "choose") return;
      const plan = await send<P>(file, "plan");
      if (plan) setStep({ at: "plan", preview: step.preview, plan });
    },
    /** Hands the file in; false where it was refused. */
    async run(): Promise<boolean> {
      const asked = file && (await send<{ id: string }>(file, "import"));
      if (asked) setFollowed(asked.id);
      return asked !== null;
    },
    fail: (message: string) => setProblem({ message, field: null }),
    back: () => step.at === "plan" && setStep({ at: "columns", preview: step.preview }),
    reset() {
      setFile(null);
      setStep({ at: "choose" });
      setProblem(null);
    },
  };
}
