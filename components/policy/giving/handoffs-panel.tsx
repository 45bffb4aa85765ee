"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { listAt, type Path, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { handoffFields } from "@/server/domain/vocabulary";
import { isRow, rows, text } from "../read";

/** What an escalation must carry, by issue type; a type without fields of its own follows the first row. */
export function HandoffsPanel() {
  const t = useTranslations("policy.handoffs");
  const { document, isReadOnly, set } = useDocumentForm();
  const all: Path = ["handoffs", "required"];
  const own: Path = ["handoffs", "byIssueType"];
  const stored = valueAt(document, own);
  const byType = isRow(stored) ? stored : {};
  const types = rows(valueAt(document, ["issueTypes"])).flatMap((row) => {
    const id = text(row.id);
    return id === null ? [] : [{ id, name: text(row.name) ?? id, isOwn: Object.hasOwn(byType, id) }];
  });
  const fields = (name: string, path: Path, isOpen: boolean) => {
    const required = listAt(document, isOpen ? path : all);
    return handoffFields.map((field) => (
      <td key={field} className="px-3">
        <Checkbox
          aria-label={t("cell", { type: name, field: t(`field.${field}`) })}
          checked={required.includes(field)}
          disabled={isReadOnly || !isOpen}
          onCheckedChange={(on) =>
            set(
              path,
              handoffFields.filter((one) => (one === field ? on === true : required.includes(one))),
            )
          }
        />
      </td>
    ));
  };
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <div className="overflow-x-auto">
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("type")}</HeaderCell>
              <HeaderCell className="h-auto whitespace-normal py-1.5">{t("own")}</HeaderCell>
              {handoffFields.map((field) => (
                <HeaderCell key={field} className="h-auto whitespace-normal py-1.5">
                  {t(`field.${field}`)}
                </HeaderCell>
              ))}
            </tr>
          </TableHead>
          <tbody>
            <tr className="h-row border-line border-b">
              <th scope="row" className="px-3 text-left font-medium">
                {t("all")}
              </th>
              <td />
              {fields(t("all"), all, true)}
            </tr>
            {types.map(({ id, name, isOwn }) => (
              <tr key={id} className="h-row border-line border-b">
                <th scope="row" className="px-3 text-left font-normal">
                  {name}
                </th>
                <td className="px-3">
                  <Checkbox
                    aria-label={t("ownCell", { type: name })}
                    checked={isOwn}
                    disabled={isReadOnly}
                    onCheckedChange={(on) => {
                      const { [id]: _, ...others } = byType;
                      set(own, on === true ? { ...byType, [id]: listAt(document, all) } : others);
                    }}
                  />
                </td>
                {fields(name, [...own, id], isOwn)}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="p-3">
        <PlaceFindings path={["handoffs"]} />
      </div>
    </Panel>
  );
}
