"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { CheckField, ChoiceField, WholeField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { type Path, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { type AlarmAction, alarmAudiences } from "@/server/domain/sla/alarmAction";
import { useNamed } from "./use-choices";

type Kind = AlarmAction["kind"];
const kinds: readonly Kind[] = ["raisePriority", "widenEligibility", "moveUp", "assignLead", "notify", "mail", "send"];

/** An action of a kind as it begins; `destination` is the first that there is. */
function begun(kind: Kind, destination: string): AlarmAction {
  const actions: Record<Kind, AlarmAction> = {
    raisePriority: { kind: "raisePriority", points: 10 },
    widenEligibility: { kind: "widenEligibility" },
    moveUp: { kind: "moveUp", whileWorkedOn: false },
    assignLead: { kind: "assignLead" },
    notify: { kind: "notify", whom: "leads" },
    mail: { kind: "mail", whom: "leads" },
    send: { kind: "send", destination },
  };
  return actions[kind];
}

/** What an alarm does, one after the other. */
export function AlarmActions({ alarm, id }: { alarm: Path; id: string }) {
  const t = useTranslations("promises.alarms");
  const { document } = useDocumentForm();
  const list = [...alarm, "do"];
  return (
    <div className="grid gap-1.5 rounded-md bg-sunken p-2">
      <p className="font-medium text-xs">{t("does")}</p>
      <ol className="grid gap-1.5">
        {rowsAt(document, list).map(({ index, key }) => (
          <li key={key} className="grid gap-1">
            <div className="flex items-start gap-1">
              <Action path={[...list, index]} number={index + 1} />
              <RowButtons list={list} index={index} name={t("action", { number: index + 1, id })} isOrdered />
            </div>
            <PlaceFindings path={[...list, index]} />
          </li>
        ))}
      </ol>
      <span>
        <AddButton list={list} row={() => begun("notify", "")}>
          {t("addAction")}
        </AddButton>
      </span>
      <PlaceFindings path={list} />
    </div>
  );
}

function Action({ path, number }: { path: Path; number: number }) {
  const t = useTranslations("promises.alarms");
  const { document, isReadOnly, set } = useDocumentForm();
  const destinations = useNamed("destinations");
  const kind = valueAt(document, [...path, "kind"]);
  const field = (name: string) => ({ path: [...path, name], hideLabel: true, className: "w-40" });
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-2 gap-y-1">
      {isReadOnly ? (
        <span className="text-sm">{kinds.find((k) => k === kind) ? t(`kind.${kind as Kind}`) : String(kind)}</span>
      ) : (
        <KindChoice
          path={path}
          number={number}
          onChoose={(next) => set(path, begun(next, destinations[0]?.value ?? ""))}
        />
      )}
      {kind === "raisePriority" && (
        <span className="flex items-start gap-1.5">
          <WholeField {...field("points")} className="w-16" label={t("points")} least={1} most={100} />
          <span aria-hidden className="grid h-ctl place-items-center text-muted text-sm">
            {t("points")}
          </span>
        </span>
      )}
      {kind === "moveUp" && <CheckField path={[...path, "whileWorkedOn"]} label={t("whileWorkedOn")} />}
      {(kind === "notify" || kind === "mail") && (
        <ChoiceField
          {...field("whom")}
          label={t("whom")}
          options={alarmAudiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
      )}
      {kind === "send" && <ChoiceField {...field("destination")} label={t("destination")} options={destinations} />}
    </div>
  );
}

function KindChoice({ path, number, onChoose }: { path: Path; number: number; onChoose: (kind: Kind) => void }) {
  const t = useTranslations("promises.alarms");
  return (
    <ChoiceField
      path={[...path, "kind"]}
      label={t("kindOf", { number })}
      hideLabel
      className="w-56"
      options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      onChoose={(value) => onChoose(value as Kind)}
    />
  );
}
