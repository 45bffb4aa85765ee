"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { type Ref, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { GraphNode, PolicyGraph } from "@/server/domain/policy/graph/graph";

interface Props {
  graph: PolicyGraph;
  onFind: (id: string) => void;
  ref: Ref<HTMLButtonElement>;
}
const most = 50;

/** Any card by its name, brought into the middle. */
export function FindCard({ graph, onFind, ref }: Props) {
  const t = useTranslations("canvas");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const kind = (node: GraphNode) => t(`kind.${node.kind}`);
  const nameOf = (node: GraphNode) => (node.kind === "queue" ? `${node.name} T${node.tier}` : node.name || kind(node));
  const wanted = words.trim().toLowerCase();
  const found = graph.nodes.filter((node) => nameOf(node).toLowerCase().includes(wanted)).slice(0, most);
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setWords("");
      }}
    >
      <PopoverTrigger asChild>
        <Button ref={ref} variant="ghost" hint={<Kbd className="hidden md:inline-grid">/</Kbd>}>
          <Search aria-hidden />
          {t("tool.find")}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={t("tool.find")}
        className="p-0"
        onCloseAutoFocus={(e) => e.preventDefault()}
      >
        <Command shouldFilter={false} label={t("tool.find")}>
          <Command.Input
            value={words}
            onValueChange={setWords}
            placeholder={t("tool.findHint")}
            className="h-9 w-full border-line border-b bg-transparent px-3 text-field outline-none placeholder:text-faint"
          />
          <Command.List className="scroll-area max-h-72 p-1">
            <Command.Empty className="p-3 text-muted text-sm">{t("tool.findNothing")}</Command.Empty>
            {found.map((node) => (
              <Command.Item
                key={node.id}
                value={node.id}
                onSelect={() => {
                  setOpen(false);
                  setTimeout(() => onFind(node.id));
                }}
                className="flex min-h-ctl cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm data-[selected=true]:bg-selected"
              >
                <span className="min-w-0 flex-1 truncate">{nameOf(node)}</span>
                <span className="text-muted text-xs">{kind(node)}</span>
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
