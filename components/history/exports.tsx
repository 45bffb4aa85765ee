"use client";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { exportEntities, exportFormats } from "@/server/domain/export/entities";

/** Everything of the desk as files. */
export function Exports() {
  const t = useTranslations("history");
  return (
    <Panel title={t("export.title")}>
      <p className="mb-3 max-w-prose text-muted text-sm">{t("export.text")}</p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 md:grid-cols-2 xl:grid-cols-3">
        {exportEntities.map((entity) => (
          <li key={entity} className="flex items-center gap-2 border-line border-b py-1 text-sm">
            <span className="min-w-0 flex-1">{t(`entity.${entity}`)}</span>
            {exportFormats.map((format) => (
              <Button key={format} asChild size="sm" variant="ghost">
                <a href={`/api/history/export/${entity}?format=${format}`} download>
                  <Download aria-hidden />
                  {t(`export.${format}`)}
                  <span className="sr-only"> {t("export.of", { entity: t(`entity.${entity}`) })}</span>
                </a>
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
