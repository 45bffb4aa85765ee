import { toBlob } from "html-to-image";
import { csvOf } from "@/server/domain/csv/write";
import type { Figures } from "./types";

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Firefox reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const downloadCsv = ({ columns, rows }: Figures, name: string): void =>
  save(new Blob([csvOf(columns, rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);

/** A part of the page as a picture, on its own ground and twice as fine as on screen. Rejects where the browser makes none. */
export async function downloadPng(box: HTMLElement, name: string): Promise<void> {
  const ground = getComputedStyle(box).getPropertyValue("--surface");
  const isDrawn = (node: HTMLElement) => node.dataset?.picture !== "without";
  const blob = await toBlob(box, { pixelRatio: 2, backgroundColor: ground, skipFonts: true, filter: isDrawn });
  if (!blob) throw new Error("The picture could not be made.");
  save(blob, `${name}.png`);
}
