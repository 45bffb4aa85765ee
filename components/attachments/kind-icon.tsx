import { FileImage, FileSpreadsheet, FileText, FileType } from "lucide-react";
import { kindOf } from "@/server/domain/attachment/kinds";

function iconOf(name: string) {
  const mediaType = kindOf(name)?.mediaType ?? "";
  if (mediaType.startsWith("image/")) return FileImage;
  if (mediaType.endsWith("spreadsheetml.sheet") || mediaType === "text/csv") return FileSpreadsheet;
  return mediaType === "application/pdf" ? FileType : FileText;
}

/** What kind of file a name promises. */
export function KindIcon({ name }: { name: string }) {
  const Icon = iconOf(name);
  return <Icon aria-hidden className="size-4.5" />;
}
