import { useState } from "react";
import { paneFiguresText } from "../../../src/text/pane-figures";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { RowButton } from "../../parts/RowButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

interface Props {
  /** Unique on its screen. */
  readonly name: string;
  readonly sheet: string;
  /** Rows by the numbers that the sheet shows. */
  readonly items: readonly { readonly row: number; readonly why?: string }[];
}

/** Rows of a sheet, each the way to itself. */
export function RowList({ name, sheet, items }: Props) {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const goTo = async (row: number) => {
    const gone = await workbook.goTo({ sheet, row: row - 1, column: 0, rows: 1, columns: 1 });
    setTrouble(gone.ok ? null : gone.trouble);
  };
  return (
    <>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Capped name={name} items={items} itemKey={({ row }) => String(row)}>
        {({ row, why }) => (
          <RowButton
            id={`${name}-${row}`}
            title={paneFiguresText.row(row)}
            {...(why !== undefined && { detail: why })}
            onClick={() => void goTo(row).catch(failLoudly)}
          />
        )}
      </Capped>
    </>
  );
}
