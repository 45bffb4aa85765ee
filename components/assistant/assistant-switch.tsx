"use client";
import { Bot, CirclePause, OctagonX, Play } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useAssistant } from "./use-assistant";
import { useSwitching } from "./use-switching";

/** Whether the assistant answers, and for those who may the switch: two presses stop it everywhere. */
export function AssistantSwitch({ canStop }: { canStop: boolean }) {
  const t = useTranslations("assistant");
  const state = useAssistant();
  const { busy, stop, start } = useSwitching();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  if (!state) return null;
  const isStopped = state.stoppedAt !== null;
  if (!canStop) {
    return (
      <Badge tone={isStopped ? "late" : "assistant"}>
        {isStopped ? <CirclePause aria-hidden /> : <Bot aria-hidden />}
        {t(isStopped ? "state.stopped" : "state.answering")}
      </Badge>
    );
  }
  if (isStopped) {
    return (
      <Button busy={busy} onClick={start}>
        <Play aria-hidden />
        {t("start.do")}
      </Button>
    );
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !(await stop(note))) return;
    setOpen(false);
    setNote("");
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="danger">
          <OctagonX aria-hidden />
          {t("stop.open")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("stop.title")} className="w-80 max-w-[calc(100vw-1rem)]">
        <form onSubmit={onSubmit} className="grid gap-2.5">
          <p className="font-semibold">{t("stop.title")}</p>
          <p className="text-muted">{t("stop.text")}</p>
          <Field label={t("stop.note")} hint={t("stop.noteHint")} optional>
            {(control) => (
              <Input {...control} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <Button
            type="submit"
            busy={busy}
            className="justify-self-end border-late bg-late text-on-accent hover:bg-late hover:text-on-accent hover:brightness-95"
          >
            {t("stop.do")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
