/** The head of a panel's small table: what each line is, then its figures. */
export function FiguresHead<Column extends string>({
  first,
  columns,
  label,
}: {
  first: string;
  columns: readonly Column[];
  label: (column: Column) => string;
}) {
  return (
    <thead className="text-left text-faint">
      <tr>
        <th scope="col" className="font-normal">
          {first}
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" className="pl-1.5 text-right font-normal">
            {label(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
