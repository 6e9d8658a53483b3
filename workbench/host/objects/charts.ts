import type { Area } from "../../../src/cells/address";
import { failure } from "../failure";
import type { Chart, ChartSeries, Sheet } from "../model";
import type { HostArgument, Kind } from "../object";
import { HostObject, numberArgument, textArgument } from "../object";
import { ENUMS } from "../table";
import type { World } from "../world";
import { collection } from "./collection";
import { anything, keptProperties, oneOf } from "./kept";
import { areaArgument } from "./range";

interface SheetSelf {
  readonly world: World;
  readonly sheet: Sheet;
}
interface ChartSelf extends SheetSelf {
  readonly chart: Chart;
}
interface SeriesSelf extends ChartSelf {
  readonly series: ChartSeries;
}
interface EntrySelf extends ChartSelf {
  readonly index: number;
}

function change({ world, sheet }: SheetSelf): void {
  world.refuseProtected(sheet);
  world.tell({ kind: "sheets" });
}

const ofChart = (prefix: string, wanted: Parameters<typeof keptProperties>[1]) =>
  keptProperties<ChartSelf>(prefix, wanted, ({ chart }) => chart.properties, change);

const ofSeries = (prefix: string, wanted: Parameters<typeof keptProperties>[1]) =>
  keptProperties<SeriesSelf>(prefix, wanted, ({ series }) => series.properties, change);

const titleKind: Kind<ChartSelf> = {
  type: "ChartTitle",
  ...ofChart("title/", { text: anything(""), visible: anything(true) }),
};

const entryKind: Kind<EntrySelf> = {
  type: "ChartLegendEntry",
  key: ({ index }) => index,
  read: {
    visible: ({ chart, index }) => chart.properties.get(`legend/${index}/visible`) ?? true,
  },
  write: {
    visible: (self, value) => {
      change(self);
      self.chart.properties.set(`legend/${self.index}/visible`, value);
    },
  },
};

const entriesOf = (self: ChartSelf) =>
  self.chart.series.map((_, index) => HostObject.of(entryKind, { ...self, index }));

const entriesKind: Kind<ChartSelf> = {
  type: "ChartLegendEntryCollection",
  items: entriesOf,
  methods: { getItemAt: (self, args) => itemAt(entriesOf(self), args) },
  calls: { getCount: ({ chart }) => chart.series.length },
};

function itemAt(items: readonly HostObject[], args: readonly HostArgument[]): HostObject {
  const item = items[numberArgument(args, 0)];
  if (!item) throw failure.invalidArgument("There is no item of that number.");
  return item;
}

const legendKind: Kind<ChartSelf> = {
  type: "ChartLegend",
  ...ofChart("legend/", {
    position: oneOf("ChartLegendPosition", "Bottom"),
    visible: anything(true),
  }),
  objects: { legendEntries: (self) => HostObject.of(entriesKind, self) },
};

function axisKind(axis: string): Kind<ChartSelf> {
  const titled: Kind<ChartSelf> = {
    type: "ChartAxisTitle",
    ...ofChart(`${axis}/title/`, { text: anything(""), visible: anything(false) }),
  };
  return {
    type: "ChartAxis",
    ...ofChart(`${axis}/`, {
      minimum: anything(""),
      maximum: anything(""),
      numberFormat: anything("General"),
      reversePlotOrder: anything(false),
      position: oneOf("ChartAxisPosition", "Automatic"),
      tickLabelPosition: oneOf("ChartAxisTickLabelPosition", "NextToAxis"),
    }),
    objects: { title: (self) => HostObject.of(titled, self) },
  };
}

const categoryAxisKind = axisKind("categoryAxis");
const valueAxisKind = axisKind("valueAxis");

const axesKind: Kind<ChartSelf> = {
  type: "ChartAxes",
  objects: {
    categoryAxis: (self) => HostObject.of(categoryAxisKind, self),
    valueAxis: (self) => HostObject.of(valueAxisKind, self),
  },
};

const fillKind: Kind<SeriesSelf> = {
  type: "ChartFill",
  calls: {
    setSolidColor: (self, args) => {
      change(self);
      self.series.properties.set("fill/color", textArgument(args, 0).toUpperCase());
    },
    clear: (self) => {
      change(self);
      self.series.properties.set("fill/color", null);
    },
  },
};

const line = ofSeries("line/", {
  color: anything(""),
  lineStyle: oneOf("ChartLineStyle", "Automatic"),
  weight: anything(2.25),
});
const lineKind: Kind<SeriesSelf> = {
  type: "ChartLineFormat",
  ...line,
  calls: {
    clear: (self) => {
      change(self);
      self.series.properties.set("line/lineStyle", "None");
    },
  },
};

const seriesFormatKind: Kind<SeriesSelf> = {
  type: "ChartSeriesFormat",
  objects: {
    fill: (self) => HostObject.of(fillKind, self),
    line: (self) => HostObject.of(lineKind, self),
  },
};

const column = (self: SeriesSelf, args: readonly HostArgument[]): Area => {
  change(self);
  return areaArgument(self.world, self.sheet.name, args[0]);
};

const seriesKind: Kind<SeriesSelf> = {
  type: "ChartSeries",
  key: ({ chart, series }) => chart.series.indexOf(series),
  ...ofSeries("", {
    name: anything(""),
    chartType: oneOf("ChartType", "ColumnClustered"),
    gapWidth: anything(150),
    overlap: anything(0),
    smooth: anything(false),
    markerStyle: oneOf("ChartMarkerStyle", "Automatic"),
    markerSize: anything(5),
    markerBackgroundColor: anything(""),
    markerForegroundColor: anything(""),
  }),
  objects: { format: (self) => HostObject.of(seriesFormatKind, self) },
  calls: {
    setValues: (self, args) => void (self.series.values = column(self, args)),
    setXAxisValues: (self, args) => void (self.series.along = column(self, args)),
    delete: (self) => {
      change(self);
      self.chart.series.splice(self.chart.series.indexOf(self.series), 1);
    },
  },
};

const seriesOf = (self: ChartSelf) =>
  self.chart.series.map((series) => HostObject.of(seriesKind, { ...self, series }));

const seriesCollectionKind: Kind<ChartSelf> = {
  type: "ChartSeriesCollection",
  items: seriesOf,
  read: { count: ({ chart }) => chart.series.length },
  methods: {
    getItemAt: (self, args) => itemAt(seriesOf(self), args),
    add: (self, args) => {
      change(self);
      const type = self.chart.properties.get("chartType") ?? "ColumnClustered";
      const series: ChartSeries = {
        values: null,
        along: null,
        properties: new Map([
          ["name", textArgument(args, 0)],
          ["chartType", type],
        ]),
      };
      self.chart.series.push(series);
      return HostObject.of(seriesKind, { ...self, series });
    },
  },
  calls: { getCount: ({ chart }) => chart.series.length },
};

const chartKind: Kind<ChartSelf> = {
  type: "Chart",
  key: ({ chart }) => chart.id,
  read: {
    id: ({ chart }) => chart.id,
    name: ({ chart }) => chart.name,
    chartType: ({ chart }) => chart.properties.get("chartType") ?? null,
  },
  write: {
    name: (self, value) => {
      change(self);
      self.chart.name = String(value);
    },
  },
  objects: {
    title: (self) => HostObject.of(titleKind, self),
    legend: (self) => HostObject.of(legendKind, self),
    axes: (self) => HostObject.of(axesKind, self),
    series: (self) => HostObject.of(seriesCollectionKind, self),
  },
  calls: {
    setPosition: (self, args) => {
      change(self);
      const { world, sheet, chart } = self;
      const from = areaArgument(world, sheet.name, args[0]);
      const to = args[1] === undefined ? from : areaArgument(world, sheet.name, args[1]);
      const rows = to.row + to.rows - from.row;
      const columns = to.column + to.columns - from.column;
      chart.place = { ...from, rows, columns };
    },
    delete: (self) => {
      change(self);
      self.sheet.charts.splice(self.sheet.charts.indexOf(self.chart), 1);
    },
  },
};

const chartObject = (self: SheetSelf, chart: Chart) => HostObject.of(chartKind, { ...self, chart });

/** One series for each column of the source, or for each row where that was asked for. */
function seriesFrom(source: Area, by: HostArgument | undefined, type: string): ChartSeries[] {
  const byRows = by === "Rows";
  return Array.from({ length: byRows ? source.rows : source.columns }, (_, at) => ({
    values: byRows
      ? { ...source, row: source.row + at, rows: 1 }
      : { ...source, column: source.column + at, columns: 1 },
    along: null,
    properties: new Map([
      ["name", `Series${at + 1}`],
      ["chartType", type],
    ]),
  }));
}

const chartsKind = collection<SheetSelf>(
  {
    type: "ChartCollection",
    item: "chart",
    all: (self) => self.sheet.charts.map((chart) => chartObject(self, chart)),
    find: (self, key) => {
      const chart = self.sheet.charts.find(({ id, name }) => id === key || name === key);
      return chart ? chartObject(self, chart) : null;
    },
  },
  {
    read: { count: ({ sheet }) => sheet.charts.length },
    methods: {
      add: (self, args) => {
        change(self);
        const type = textArgument(args, 0);
        if (!Object.values(ENUMS["ChartType"] ?? {}).includes(type)) {
          throw failure.invalidArgument(`There is no kind of chart called ${type}.`);
        }
        const source = areaArgument(self.world, self.sheet.name, args[1]);
        const chart: Chart = {
          id: self.world.workbook.newId(),
          name: `Chart ${self.sheet.charts.length + 1}`,
          place: null,
          series: seriesFrom(source, args[2], type),
          properties: new Map([["chartType", type]]),
        };
        self.sheet.charts.push(chart);
        return chartObject(self, chart);
      },
    },
  },
);

/** The charts of a sheet. The simulated host keeps what they are told and draws nothing. */
export function chartsObject(world: World, sheet: Sheet): HostObject {
  return HostObject.of(chartsKind, { world, sheet });
}
