"use client";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { isPicture } from "@/server/domain/attachment/kinds";
import { KindIcon } from "./kind-icon";
import type { Attached } from "./types";
import { useSize } from "./use-size";

interface Props {
  attachments: readonly Attached[];
  /** The customer's link, on their page; an agent's session opens them otherwise. */
  token?: string;
  className?: string;
}

/** What came with a message: pictures to look at, everything else to save. */
export function AttachmentList({ attachments, token, className }: Props) {
  const t = useTranslations("attachments");
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t("received")} className={cn("flex flex-wrap gap-2", className)}>
      {attachments.map((one) => {
        const href = `/api/attachments/${one.id}${token ? `?${new URLSearchParams({ token })}` : ""}`;
        return (
          <li key={one.id} className="min-w-0 max-w-full">
            {isPicture(one.mediaType) ? <Picture of={one} href={href} /> : <FileChip of={one} href={href} />}
          </li>
        );
      })}
    </ul>
  );
}

/** A picture at a fixed height, so that nothing moves when it arrives; it opens in a tab of its own. */
function Picture({ of: { name, size }, href }: { of: Attached; href: string }) {
  const t = useTranslations("attachments");
  const sizeText = useSize();
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={t("show", { name, size: sizeText(size) })}
      title={`${name}, ${sizeText(size)}`}
      className="block overflow-hidden rounded-md border border-line bg-sunken hover:border-line-control"
    >
      {/* biome-ignore lint/performance/noImgElement: served with the session or the link, which an image proxy has not */}
      <img src={href} alt="" loading="lazy" decoding="async" className="h-28 min-w-16 max-w-56 object-cover" />
    </a>
  );
}

function FileChip({ of: { name, size }, href }: { of: Attached; href: string }) {
  const t = useTranslations("attachments");
  const sizeText = useSize();
  return (
    <a
      href={href}
      download={name}
      className="flex min-h-9 items-center gap-2 rounded-md border border-line bg-raised px-2.5 py-1 text-ink text-xs hover:border-line-control"
    >
      <span className="shrink-0 text-muted">
        <KindIcon name={name} />
      </span>
      {/* Read in front of the name, so that what is seen is also what is said. */}
      <VisuallyHidden>{t("download")} </VisuallyHidden>
      <span className="min-w-0 truncate font-medium">{name}</span>
      <span className="shrink-0 text-muted">{sizeText(size)}</span>
      <Download aria-hidden className="size-3.5 shrink-0 text-muted" />
    </a>
  );
}
