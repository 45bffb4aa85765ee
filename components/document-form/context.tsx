"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Finding } from "@/server/domain/policy/finding";
import { type Path, pathText, valueAt, withValue } from "./path";

interface DocumentForm {
  /** A document that may be half done. */
  document: unknown;
  findings: readonly Finding[];
  isReadOnly: boolean;
  set(path: Path, value: unknown): void;
}

const FormContext = createContext<DocumentForm | null>(null);

interface Props {
  document: unknown;
  findings: readonly Finding[];
  /** Absent = to read only. */
  onChange?: (document: unknown) => void;
  children: ReactNode;
}

/** One document for all fields inside, each of which knows its place in it. */
export function DocumentFormProvider({ document, findings, onChange, children }: Props) {
  const form = useMemo(
    (): DocumentForm => ({
      document,
      findings,
      isReadOnly: !onChange,
      set: (path, value) => onChange?.(withValue(document, path, value)),
    }),
    [document, findings, onChange],
  );
  return <FormContext value={form}>{children}</FormContext>;
}

export function useDocumentForm(): DocumentForm {
  const form = useContext(FormContext);
  if (!form) throw new Error("useDocumentForm needs <DocumentFormProvider> above it");
  return form;
}

/** The sentence of a finding without its place, beside which it stands. */
export function faultText({ message, path }: Pick<Finding, "message" | "path">): string {
  const isSubject = path !== "" && message.startsWith(`${path} `);
  return isSubject ? `This${message.slice(path.length)}` : message.replace(/^[\w.()-]+: /, "");
}

/** What stands at a place, what is wrong with it, and how to change it. */
export function useAt(path: Path) {
  const { document, findings, isReadOnly, set } = useDocumentForm();
  const place = pathText(path);
  const fault = findings.find((f) => f.path === place);
  return {
    value: valueAt(document, path),
    error: fault && [faultText(fault), fault.fix].filter(Boolean).join(". "),
    isReadOnly,
    set: (value: unknown) => set(path, value),
  };
}
