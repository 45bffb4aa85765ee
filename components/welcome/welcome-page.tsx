"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Mark } from "@/components/frame/mark";
import { ThemeToggle } from "@/components/frame/theme-toggle";
import { Panel } from "@/components/ui/card";
import { Crew } from "./crew";
import { Tour } from "./tour";
import type { DemoPerson } from "./types";

const tours = ["customer", "agent", "lead"] as const;

/** Who is who at the made-up desk, and three ways through it. */
export function WelcomePage({ people }: { people: DemoPerson[] }) {
  const t = useTranslations("welcome");
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);
  const guide = (name: string) => people.find((p) => p.name.startsWith(`${name} `));
  return (
    <div data-density="comfortable" className="min-h-dvh bg-canvas">
      <main id="main" className="mx-auto grid max-w-6xl gap-8 px-5 py-8 md:py-12">
        <header className="grid gap-4">
          <div className="flex items-center justify-between">
            <Mark size={34} />
            <ThemeToggle />
          </div>
          <h1 className="max-w-2xl text-balance font-semibold text-2xl tracking-[-0.025em]">{t("heading")}</h1>
          <p className="max-w-2xl text-pretty text-md text-muted">{t("intro")}</p>
        </header>
        <section aria-labelledby="tours" className="grid gap-3">
          <h2 id="tours" className="font-semibold text-lg">
            {t("tours")}
          </h2>
          <div className="grid gap-4 lg:grid-cols-3">
            {tours.map((tour) => (
              <Tour
                key={tour}
                tour={tour}
                guide={tour === "agent" ? guide("Maya") : tour === "lead" ? guide("Lena") : undefined}
              />
            ))}
          </div>
        </section>
        <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
          <Crew people={people} />
          <Panel title={t("life.title")} note={t("life.note")}>
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
              tabIndex={0}
              className="scroll-area rounded-md border border-line bg-sunken p-3 font-mono text-sm"
            >
              npm run demo
            </pre>
            <p className="mt-2.5 text-pretty text-muted text-sm">{t("life.text")}</p>
          </Panel>
        </div>
      </main>
    </div>
  );
}
