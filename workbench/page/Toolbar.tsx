import { useId, useRef } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import type { SampleEntry } from "./samples";
import type { Session, ThemeName, View } from "./session";
import { PANE_WIDTHS, type PaneWidth } from "./Workbench";

const OPENED = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt";

interface Props {
  readonly session: Session;
  readonly samples: readonly SampleEntry[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly theme: ThemeName;
  readonly paneWidth: PaneWidth;
  readonly onPaneWidth: (width: PaneWidth) => void;
  readonly busy: boolean;
}

/** Everything that is done to the workbook as a whole, and how the page shows it. */
export function Toolbar({
  session,
  samples,
  view,
  onView,
  theme,
  paneWidth,
  onPaneWidth,
  busy,
}: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="toolbar">
      <button
        type="button"
        className="primary"
        title={text.openHint}
        disabled={busy}
        onClick={() => picker.current?.click()}
      >
        {text.open}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={OPENED}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void session.openFile(file);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <button type="button" disabled={busy} onClick={() => void session.save()}>
        {text.save}
      </button>
      <Chooser
        label={text.samples}
        hideLabel
        value=""
        options={[
          { value: "", label: text.chooseSample },
          ...samples.map(({ file, title }) => ({ value: file, label: title })),
        ]}
        onChoose={(file) => {
          const sample = samples.find((entry) => entry.file === file);
          if (sample) void session.openSample(sample);
        }}
      />
      <Switch
        label={text.view}
        value={view}
        options={[
          { value: "sheet", label: text.sheetView },
          { value: "table", label: text.tableView },
        ]}
        onChoose={onView}
      />
      <span className="gap" />
      <Chooser
        label={text.theme}
        value={theme}
        options={[
          { value: "light", label: text.light },
          { value: "dark", label: text.dark },
          { value: "contrast", label: text.contrast },
        ]}
        onChoose={(name) => session.setTheme(name)}
      />
      <Chooser
        label={text.paneWidth}
        value={paneWidth}
        options={PANE_WIDTHS.map((width) => ({ value: width, label: text.pixels(width) }))}
        onChoose={onPaneWidth}
      />
    </div>
  );
}

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceProps<T> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
}

function Chooser<T extends string | number>({
  label,
  hideLabel,
  value,
  options,
  onChoose,
}: ChoiceProps<T>) {
  const id = useId();
  return (
    <span className="chooser">
      <label htmlFor={id} className={hideLabel ? "unseen" : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

function Switch<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div className="switch" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
