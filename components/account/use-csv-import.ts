"use client";
import { useState } from "react";
import type { ColumnMapping } from "@/server/domain/context/csvColumns";
import type { CsvPlan, CsvPreview } from "@/server/domain/context/csvImport";

export type { CsvPlan, CsvPreview };
export const maxCsvBytes = 5 * 1024 * 1024;

interface Problem {
  message: string;
  field: string | null;
}
type Step =
  | { at: "choose" }
  | { at: "columns"; preview: CsvPreview }
  | { at: "plan"; preview: CsvPreview; plan: CsvPlan };

/** A file on its way in: chosen, its columns named, looked at, imported. The browser keeps the file; each step sends it. */
export function useCsvImport(words: { tooLarge: string; unreachable: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step>({ at: "choose" });
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const [currency, setCurrency] = useState("EUR");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function send<T>(of: File, name: "preview" | "plan" | "import"): Promise<T | null> {
    setBusy(true);
    setProblem(null);
    const query = new URLSearchParams({ step: name, choice: JSON.stringify({ mapping, currency }) });
    try {
      const answer = await fetch(`/api/accounts/csv?${query}`, { method: "POST", body: of });
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
    ...{ file, step, mapping, currency, busy, problem, setCurrency, setMapping },
    async choose(chosen: File) {
      setFile(chosen);
      setStep({ at: "choose" });
      if (chosen.size > maxCsvBytes) {
        setProblem({ message: words.tooLarge, field: "file" });
        return;
      }
      const preview = await send<CsvPreview>(chosen, "preview");
      if (!preview) return;
      setMapping(preview.mapping);
      setStep({ at: "columns", preview });
    },
    async check() {
      if (!file || step.at === "choose") return;
      const plan = await send<CsvPlan>(file, "plan");
      if (plan) setStep({ at: "plan", preview: step.preview, plan });
    },
    run: async (): Promise<CsvPlan | null> => (file ? send<CsvPlan>(file, "import") : null),
    back: () => step.at === "plan" && setStep({ at: "columns", preview: step.preview }),
    reset() {
      setFile(null);
      setStep({ at: "choose" });
      setProblem(null);
    },
  };
}
