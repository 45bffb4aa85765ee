"use client";
import type { ReactNode } from "react";
import { Panel } from "@/components/ui/card";
import { useDocumentForm } from "./context";
import { AddButton, RowButtons } from "./list-buttons";
import { type Path, rowsAt, valueAt } from "./path";
import { PlaceFindings } from "./place-findings";

interface Props {
  list: Path;
  title: string;
  note: string;
  /** Instead of rows, where there are none. */
  empty: string;
  /** The field that a row is known by; where it says nothing, its place in the list does. */
  named: string;
  /** A row as it is heard, by what it is known by. */
  heard: (name: string) => string;
  /** What the button says that adds `row`. */
  add: string;
  row: (rows: readonly unknown[]) => unknown;
  /** The fields of the row at a place. */
  children: (row: Path) => ReactNode;
}

/** A list of the document whose rows are short enough to stand open below each other. */
export function ListPanel({ list, title, note, empty, named, heard, add, row: fresh, children }: Props) {
  const { document } = useDocumentForm();
  const rows = rowsAt(document, list);
  return (
    <Panel title={title} note={note}>
      <div className="grid gap-3">
        {rows.length === 0 && <p className="text-muted text-sm">{empty}</p>}
        {rows.map(({ index, key }) => {
          const row = [...list, index];
          const name = String(valueAt(document, [...row, named]) || index + 1);
          return (
            <fieldset key={key} className="grid gap-1">
              <legend className="sr-only">{heard(name)}</legend>
              <div className="flex items-start gap-2">
                {children(row)}
                {/* Beside the inputs, not beside their labels. */}
                <span className="mt-5.5">
                  <RowButtons list={list} index={index} name={name} />
                </span>
              </div>
              <PlaceFindings path={row} />
            </fieldset>
          );
        })}
        <span>
          <AddButton list={list} row={fresh}>
            {add}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}
