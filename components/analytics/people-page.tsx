"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { useUnit } from "@/components/charts/use-unit";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { figureByKey, figureValue, type Numbers } from "@/server/domain/analytics/figures";
import type { PersonRow } from "@/server/domain/analytics/reading";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round } from "./trend-card";

/** What people take on and how it ends, compared on the same mix of work; below the smallest sample nobody stands in an order. */
export function PeoplePage() {
  const { data, address } = useReport();
  const people = data.people ?? [];
  // Of one person nothing is said of how their work ends, unless there is enough of it.
  const isTold = address.filters.person == null || people.some((one) => one.isEnough);
  const total = sumOf(people.map((one) => one.numbers));
  const earlier = people.flatMap((one) => (one.before ? [one.before] : []));
  return (
    <>
      <FiguresRow
        keys={[
          ...["people.acceptanceRate", "people.declining", "people.missing"],
          ...(isTold ? ["people.success", "people.handling"] : []),
        ]}
        numbers={{ total, before: earlier.length > 0 ? sumOf(earlier) : null }}
      />
      <PeopleCard />
    </>
  );
}

function sumOf(list: readonly Numbers[]): Numbers {
  const sum: Numbers = {};
  for (const numbers of list) for (const [key, value] of Object.entries(numbers)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}

function PeopleCard() {
  const { data, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const tell = useUnit();
  const format = useFormatter();
  const name = (one: PersonRow) => nameOf("person", one.personId);
  const people = data.people ?? [];
  const enough = people
    .filter((one) => one.isEnough)
    .sort((a, b) => (b.success?.adjusted ?? 0) - (a.success?.adjusted ?? 0) || name(a).localeCompare(name(b)));
  const few = people.filter((one) => !one.isEnough).sort((a, b) => name(a).localeCompare(name(b)));
  const at = ({ numbers }: PersonRow, key: string) => numbers[key] ?? 0;
  const accepts = (one: PersonRow) => figureValue(figureByKey.get("people.acceptanceRate")!, one.numbers).value;
  const percent = (value: number) => format.number(value, { style: "percent" });
  const linked = (one: PersonRow, part: string, text?: string) => {
    const count = one.numbers[`people.${part}`];
    if (count === undefined) return "–";
    if (count === 0) return text ?? tell("count", 0);
    return (
      <Link href={listOf(`people.${part}`, { item: one.personId })} className="underline-offset-3 hover:underline">
        {text ?? tell("count", count)}
      </Link>
    );
  };
  const row = (one: PersonRow) => (
    <TableRow key={one.personId}>
      <Cell>{linked(one, "tickets", name(one))}</Cell>
      <Cell numeric>{linked(one, "tickets")}</Cell>
      <Cell numeric>
        {linked(one, "accepted", tell("share", accepts(one)))}{" "}
        <span className="text-faint">{t("of", { count: at(one, "people.offered") })}</span>
      </Cell>
      <Cell numeric>{linked(one, "declined")}</Cell>
      <Cell numeric>{linked(one, "expired")}</Cell>
      <Cell numeric>{linked(one, "handedOn")}</Cell>
      <Cell numeric>{linked(one, "escalated")}</Cell>
      <Cell numeric>
        {one.handlingS ? (
          <>
            {tell("seconds", one.handlingS.adjusted)}{" "}
            <span className="text-faint">{tell("seconds", one.handlingS.desk)}</span>
          </>
        ) : (
          "–"
        )}
      </Cell>
      <Cell numeric>
        {one.success ? (
          <>
            {percent(one.success.adjusted)}{" "}
            <span className="text-faint">
              {t("people.interval", { low: percent(one.success.low), high: percent(one.success.high) })}
            </span>
          </>
        ) : (
          <span className="text-faint">{t("people.few", { count: one.outcomes })}</span>
        )}
      </Cell>
    </TableRow>
  );
  const columns = [
    "tickets",
    "accepted",
    "declined",
    "missed",
    "handedOn",
    "escalated",
    "handling",
    "success",
  ] as const;
  return (
    <FigureCard
      keys={["people.acceptanceRate", "people.handling", "people.success"]}
      name="people"
      title={t("people.title")}
      note={t("people.note")}
      empty={people.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [
          t("dim.person"),
          t("people.tickets"),
          t("people.offered"),
          t("people.accepted"),
          t("people.declined"),
          t("people.missed"),
          t("people.handedOn"),
          t("people.escalated"),
          t("people.handling"),
          t("people.deskHandling"),
          t("people.observedHandling"),
          t("people.expectedHandling"),
          t("people.success"),
          t("people.desk"),
          t("people.observed"),
          t("people.expected"),
          t("people.outcomes"),
        ],
        rows: [...enough, ...few].map((one) => [
          name(one),
          at(one, "people.tickets"),
          at(one, "people.offered"),
          at(one, "people.accepted"),
          at(one, "people.declined"),
          at(one, "people.expired"),
          at(one, "people.handedOn"),
          at(one, "people.escalated"),
          one.handlingS && round(one.handlingS.adjusted),
          one.handlingS && round(one.handlingS.desk),
          one.handlingS && round(one.handlingS.observed),
          one.handlingS && round(one.handlingS.expected),
          one.success && round(one.success.adjusted),
          one.success && round(one.success.desk),
          one.success && round(one.success.observed),
          one.success && round(one.success.expected),
          one.outcomes,
        ]),
      }}
    >
      <Table aria-label={t("people.title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("dimName.person")}</HeaderCell>
            {columns.map((key) => (
              <HeaderCell key={key} numeric>
                {t(`people.${key}`)}
              </HeaderCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {enough.map(row)}
          {few.length > 0 && (
            <tr>
              <td colSpan={9} className="border-line border-b bg-sunken px-3 py-1 text-muted text-xs">
                {t("people.fewTitle")}
              </td>
            </tr>
          )}
          {few.map(row)}
        </tbody>
      </Table>
    </FigureCard>
  );
}
