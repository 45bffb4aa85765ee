"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { faultOfFile, isPicture, kindOf } from "@/server/domain/attachment/kinds";
import { maxAttachmentBytes, maxAttachments } from "@/server/domain/attachment/limits";
import { readKept, writeKept } from "./kept-files";
import { sendFile } from "./send-file";
import type { UploadBy, UploadItem } from "./types";

export interface Uploads {
  items: readonly UploadItem[];
  /** Of the files that are on the server, in the order they were chosen. */
  ids: string[];
  /** Something is still on its way. */
  isSending: boolean;
  /** Gives their keys, in order. */
  add: (files: Iterable<File>) => string[];
  remove: (key: string) => void;
  /** After the message was sent. */
  clear: () => void;
}

const previewOf = (file: File): string | null =>
  isPicture(kindOf(file.name)?.mediaType ?? "") ? URL.createObjectURL(file) : null;

/** The files of a message that is being written. Each is sent as soon as it is chosen; one that cannot be attached says why
 *  and hinders nothing. */
export function useUploads(who: UploadBy, storageKey: string): Uploads {
  const t = useTranslations("attachments");
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const [isAwake, setAwake] = useState(false);
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    setItems((now) => [...readKept(storageKey).filter((kept) => !now.some((one) => one.key === kept.key)), ...now]);
    setAwake(true);
  }, [storageKey]);
  useEffect(() => {
    if (isAwake) writeKept(storageKey, items);
  }, [storageKey, items, isAwake]);
  useEffect(() => {
    const sending = running.current;
    return () => {
      for (const one of sending.values()) one.abort();
    };
  }, []);

  const change = (key: string, part: Partial<UploadItem>) =>
    setItems((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (dropped: readonly UploadItem[]) => {
    for (const { key, preview } of dropped) {
      running.current.get(key)?.abort();
      running.current.delete(key);
      if (preview) URL.revokeObjectURL(preview);
    }
  };
  async function send(key: string, file: File) {
    const stop = new AbortController();
    running.current.set(key, stop);
    const sent = await sendFile(file, who, (part) => change(key, { part }), stop.signal);
    running.current.delete(key);
    if (sent.ok) change(key, { state: "ready", part: 1, name: sent.attached.name, attached: sent.attached });
    else change(key, { state: "refused", message: sent.message ?? t("unreachable") });
  }
  function add(files: Iterable<File>): string[] {
    let left = maxAttachments - items.filter((one) => one.state !== "refused").length;
    const limits = { megabytes: maxAttachmentBytes / 1024 ** 2, count: maxAttachments };
    const added = [...files].map((file): [UploadItem, File] => {
      const fault = faultOfFile(file) ?? (left > 0 ? null : "tooMany");
      if (!fault) left--;
      const { name, size } = file;
      const start = { key: crypto.randomUUID(), name, size, part: 0, attached: null };
      return fault
        ? [{ ...start, state: "refused", preview: null, message: t(`fault.${fault}`, limits) }, file]
        : [{ ...start, state: "sending", preview: previewOf(file), message: null }, file];
    });
    setItems((all) => [...all, ...added.map(([item]) => item)]);
    for (const [item, file] of added) if (item.state === "sending") void send(item.key, file);
    return added.map(([item]) => item.key);
  }
  return {
    items,
    ids: items.flatMap((item) => item.attached?.id ?? []),
    isSending: items.some((item) => item.state === "sending"),
    add,
    remove(key) {
      drop(items.filter((one) => one.key === key));
      setItems((all) => all.filter((one) => one.key !== key));
    },
    clear() {
      drop(items);
      setItems([]);
    },
  };
}
