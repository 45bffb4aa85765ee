"use client";
import { Menu } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet, SheetRoot, SheetTrigger } from "@/components/ui/sheet";
import { useKeys } from "../ticket/actions/use-keys";
import { Mark } from "./mark";
import { type SectionKey, sectionsFor } from "./nav";
import type { Person } from "./person-menu";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { SidebarBody } from "./sidebar";
import { SkipLink } from "./skip-link";

export interface AppFrameProps {
  person: Person;
  counts?: Partial<Record<SectionKey, number>>;
  /** `<PresenceMenu>` for those who take work. */
  presence?: ReactNode;
  /** What they were told; drawn once for the sidebar and once for a phone's top bar. */
  bell?: (at: "sidebar" | "top") => ReactNode;
  /** The way to the command palette, for the sidebar and for a phone's top bar. */
  search?: (at: "sidebar" | "top") => ReactNode;
  signOut: () => void | Promise<void>;
  /** The dialog of one's own hours, drawn while it is open. */
  hours?: ReactNode;
  /** A line above everything: maintenance, an override in force. */
  banner?: ReactNode;
  children: ReactNode;
}

/** Sidebar and main on a desk; a top bar with a drawer on a phone. The main landmark is here, the `h1` is the page's. */
export function AppFrame({ person, counts, presence, bell, search, signOut, hours, banner, children }: AppFrameProps) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isHoursOpen, setHoursOpen] = useState(false);
  const onHours = () => {
    setOpen(false);
    setHoursOpen(true);
  };
  const onHelp = () => {
    setOpen(false);
    setHelpOpen(true);
  };
  useKeys({
    "?": (event) => {
      event.preventDefault();
      onHelp();
    },
  });
  const body = {
    sections: sectionsFor(person.role, counts),
    person,
    presence,
    signOut,
    onHelp,
    ...(hours && { onHours }),
  };
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <SkipLink />
      <ShortcutsDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
      <SheetRoot open={isHoursOpen} onOpenChange={setHoursOpen}>
        {isHoursOpen && hours}
      </SheetRoot>
      <aside className="hidden w-54 shrink-0 flex-col px-2.5 pt-3 pb-2 md:flex">
        <SidebarBody {...body} bell={bell?.("sidebar")} search={search?.("sidebar")} />
      </aside>
      <header className="flex items-center gap-2 px-2 py-1.5 md:hidden">
        <SheetRoot open={open} onOpenChange={setOpen}>
          <SheetTrigger asChild>
            <IconButton label={t("frame.openMenu")} side="bottom">
              <Menu />
            </IconButton>
          </SheetTrigger>
          <Sheet side="left" width="sm" title={t("frame.menu")} hideTitle>
            <div className="flex h-full flex-col px-2.5 pt-3 pb-2">
              <SidebarBody {...body} onNavigate={() => setOpen(false)} />
            </div>
          </Sheet>
        </SheetRoot>
        <Link href="/inbox" className="flex items-center gap-2 rounded-sm font-semibold text-base">
          <Mark />
          {t("common.productName")}
        </Link>
        <div className="ml-auto flex min-w-0 items-center gap-1">
          {search?.("top")}
          {bell?.("top")}
          <div className="min-w-0 max-w-44">{presence}</div>
        </div>
      </header>
      {/* The banner takes its room from the page, which scrolls by itself below it. */}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {banner}
        <main
          id="main"
          tabIndex={-1}
          className="scroll-area relative min-h-0 min-w-0 flex-1 border-line border-t bg-surface outline-none md:my-2 md:mr-2 md:rounded-lg md:border md:shadow-xs"
        >
          {children}
        </main>
      </div>
    </div>
  );
}
