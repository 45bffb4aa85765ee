import { toBlob } from "html-to-image";
import { saveFile } from "@/components/ui/save-file";
import { csvOf } from "@/server/domain/csv/write";
import type { Figures } from "./types";

export const downloadCsv = ({ columns, rows }: Figures, name: string): void =>
  saveFile(new Blob([csvOf(columns, rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);

/** A part of the page as a picture, on its own ground and twice as fine as on screen. Rejects where the browser makes none. */
export async function downloadPng(box: HTMLElement, name: string): Promise<void> {
  const ground = getComputedStyle(box).getPropertyValue("--surface");
  const isDrawn = (node: HTMLElement) => node.dataset?.picture !== "without";
  const blob = await toBlob(box, { pixelRatio: 2, backgroundColor: ground, skipFonts: true, filter: isDrawn });
  if (!blob) throw new Error("The picture could not be made.");
  saveFile(blob, `${name}.png`);
}
