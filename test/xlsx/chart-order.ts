/**
 * The order in which ECMA-376 part 1 has the children of each element of a chart (21.2.2 and the schema
 * dml-chart.xsd). Excel takes a file with another order for damaged.
 */
const SHARED_AXIS =
  "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark " +
  "tickLblPos spPr txPr crossAx crosses crossesAt";

const ORDER = new Map(
  Object.entries({
    chartSpace:
      "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
    chart:
      "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    title: "tx layout overlay spPr txPr extLst",
    plotArea: "layout barChart lineChart scatterChart catAx valAx dTable spPr extLst",
    barChart: "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    lineChart:
      "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    scatterChart: "scatterStyle varyColors ser dLbls axId extLst",
    catAx: `${SHARED_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`,
    valAx: `${SHARED_AXIS} crossBetween majorUnit minorUnit dispUnits extLst`,
    scaling: "logBase orientation max min extLst",
    legend: "legendPos legendEntry layout overlay spPr txPr extLst",
    legendEntry: "idx delete txPr extLst",
    marker: "symbol size spPr extLst",
    numRef: "f numCache extLst",
    strRef: "f strCache extLst",
    numCache: "formatCode ptCount pt extLst",
    strCache: "ptCount pt extLst",
    pt: "v",
    ln: "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
    pattFill: "fgClr bgClr",
    rich: "bodyPr lstStyle p",
    txPr: "bodyPr lstStyle p",
    spPr: "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst extLst",
  }).map(([name, children]) => [name, children.split(" ")]),
);

const SERIES = new Map([
  [
    "barChart",
    "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
  ],
  ["lineChart", "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst"],
  ["scatterChart", "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth extLst"],
]);

/** The order of the children of an element; undefined where the order does not matter or is not ours. */
export function orderOf(name: string, parent: string): readonly string[] | undefined {
  return name === "ser" ? SERIES.get(parent)?.split(" ") : ORDER.get(name);
}
