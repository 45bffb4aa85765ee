"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { KindIcon } from "./kind-icon";
import type { UploadItem } from "./types";
import { useSize } from "./use-size";
import type { Uploads } from "./use-uploads";

/** The files of the message that is being written, each with its progress or with why it was refused. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useTranslations("attachments");
  const { items } = uploads;
  const ready = items.filter((item) => item.state === "ready").length;
  return (
    <>
      {items.length > 0 && (
        <ul aria-label={t("chosen")} className="grid gap-1.5">
          {items.map((item) => (
            <UploadRow key={item.key} item={item} onRemove={() => uploads.remove(item.key)} />
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {t("ready", { count: ready })}
      </p>
    </>
  );
}

function UploadRow({ item, onRemove }: { item: UploadItem; onRemove: () => void }) {
  const t = useTranslations("attachments");
  const size = useSize();
  const { name, state, part, preview } = item;
  const isRefused = state === "refused";
  return (
    <li
      className={cn(
        "flex min-w-0 items-center gap-2.5 rounded-md border py-1 pr-1 pl-1.5",
        isRefused ? "border-late/30 bg-late-soft" : "border-line bg-sunken",
      )}
    >
      <Thumbnail name={name} preview={isRefused ? null : preview} />
      <div className="min-w-0 flex-1 text-xs">
        <p className="flex gap-2">
          <span className="truncate font-medium text-ink">{name}</span>
          <span className="shrink-0 text-muted">{size(item.size)}</span>
        </p>
        {isRefused && (
          <p role="alert" className="wrap-anywhere text-late-text">
            {t("refused")} {item.message}
          </p>
        )}
        {state === "sending" && <Progress name={name} part={part} />}
      </div>
      <IconButton size="sm" label={t("remove", { name })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

function Thumbnail({ name, preview }: { name: string; preview: string | null }) {
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-raised text-muted"
    >
      {/* biome-ignore lint/performance/noImgElement: a picture in the browser's own memory */}
      {preview ? <img src={preview} alt="" className="size-full object-cover" /> : <KindIcon name={name} />}
    </span>
  );
}

function Progress({ name, part }: { name: string; part: number }) {
  const t = useTranslations("attachments");
  return (
    <div
      role="progressbar"
      aria-label={t("progress", { name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      aria-valuetext={t("sending", { part })}
      className="mt-1 h-1 overflow-hidden rounded-full bg-line"
    >
      <span className="block h-full rounded-full bg-accent" style={{ width: `${part * 100}%` }} />
    </div>
  );
}
