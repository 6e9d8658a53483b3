import { ActionLogScreen } from "../audit/action-log/ActionLogScreen";
import { BreachesScreen } from "../audit/breach/BreachesScreen";
import { BreachScreen } from "../audit/breach/BreachScreen";
import { NewBreach } from "../audit/breach/NewBreach";
import { EvidenceItemScreen } from "../audit/evidence/EvidenceItemScreen";
import { LimitsScreen } from "../audit/LimitsScreen";
import { EvidenceScreen } from "../audit/evidence/EvidenceScreen";
import { EditionsScreen } from "../audit/editions/EditionsScreen";
import { NewRecommendation } from "../audit/recommendations/NewRecommendation";
import { RecommendationScreen } from "../audit/recommendations/RecommendationScreen";
import { RecommendationsScreen } from "../audit/recommendations/RecommendationsScreen";
import { RiskLineScreen } from "../audit/risk/RiskLineScreen";
import { RiskScreen } from "../audit/risk/RiskScreen";
import { AuditHome } from "../audit/AuditHome";
import { AuditFinding } from "../audit/AuditFinding";
import { ActionsScreen } from "../audit/finding/ActionsScreen";
import { RaiseFromCheck } from "../audit/finding/RaiseFromCheck";
import { FindingsScreen } from "../audit/finding/FindingsScreen";
import { NewAudit } from "../audit/NewAudit";
import { PlanAudit } from "../audit/programme/PlanAudit";
import { PlannedAudit } from "../audit/programme/PlannedAudit";
import { ProgrammeScreen } from "../audit/programme/ProgrammeScreen";
import { Question } from "../audit/Question";
import { QuestionList } from "../audit/QuestionList";
import { NewSample } from "../audit/sample/NewSample";
import { SampleItemScreen } from "../audit/sample/SampleItemScreen";
import { SampleScreen } from "../audit/sample/SampleScreen";
import { ReportScreen } from "../audit/report/ReportScreen";
import { Home } from "../home/Home";
import { ExplainScreen } from "../measures/ExplainScreen";
import { FunctionScreen } from "../measures/FunctionScreen";
import { GuideScreen } from "../measures/GuideScreen";
import { CommentaryScreen } from "../measures/commentary/CommentaryScreen";
import { SentenceScreen } from "../measures/commentary/SentenceScreen";
import { EqualityScreen } from "../measures/look/EqualityScreen";
import { FunnelScreen } from "../measures/look/FunnelScreen";
import { PartnerScreen } from "../measures/look/PartnerScreen";
import { WhyScreen } from "../measures/look/WhyScreen";
import { MarkScreen } from "../measures/card/MarkScreen";
import { MeasureEdit } from "../measures/card/MeasureEdit";
import { StartScreen } from "../measures/start/StartScreen";
import { MeasurePacks } from "../measures/packs/MeasurePacks";
import { FigureScreen } from "../measures/results/FigureScreen";
import { ReportsScreen } from "../measures/reports/ReportsScreen";
import { CalendarScreen } from "../measures/calendar/CalendarScreen";
import { HandInScreen } from "../measures/calendar/HandInScreen";
import { NewSubmission } from "../measures/calendar/NewSubmission";
import { MeasureScreen } from "../measures/results/MeasureScreen";
import { MeasuresHome } from "../measures/results/MeasuresHome";
import { useNavigation } from "../state/navigation";
import type { Screen } from "../state/screens";
import { ReturnsScreen } from "../verify/returns/ReturnsScreen";
import { CompareScreen } from "../verify/compare/CompareScreen";
import { RecordScreen } from "../verify/compare/RecordScreen";
import { CorrectionsScreen } from "../verify/CorrectionsScreen";
import { FindingScreen } from "../verify/FindingScreen";
import { FixesScreen } from "../verify/fixes/FixesScreen";
import { FixScreen } from "../verify/fixes/FixScreen";
import { NotRunScreen } from "../verify/NotRunScreen";
import { ProfileScreen } from "../verify/profile/ProfileScreen";
import { MatchColumnsScreen } from "../verify/maps/MatchColumnsScreen";
import { RulesScreen } from "../verify/rules/RulesScreen";
import { SuppliersScreen } from "../verify/SuppliersScreen";
import { SignOffScreen } from "../verify/sign-off/SignOffScreen";
import { Verify } from "../verify/Verify";

/** Draws the screen that the way has led to; each entry of the way is drawn anew. */
export function CurrentScreen() {
  const { entry } = useNavigation();
  return <ScreenOf key={entry.key} screen={entry.screen} />;
}

function ScreenOf({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case "home":
      return <Home />;
    case "verify":
      return <Verify />;
    case "finding":
      return <FindingScreen findingKey={screen.key} />;
    case "not-run":
      return <NotRunScreen />;
    case "rules":
      return <RulesScreen />;
    case "match-columns":
      return <MatchColumnsScreen />;
    case "suppliers":
      return <SuppliersScreen />;
    case "profile":
      return <ProfileScreen />;
    case "corrections":
      return <CorrectionsScreen />;
    case "fixes":
      return <FixesScreen />;
    case "fix":
      return <FixScreen fixId={screen.fix} />;
    case "sign-off":
      return <SignOffScreen />;
    case "returns":
      return <ReturnsScreen />;
    case "compare":
      return <CompareScreen />;
    case "compare-record":
      return <RecordScreen at={screen.at} />;
    case "reports":
      return <ReportsScreen />;
    case "submissions":
      return <CalendarScreen />;
    case "submission-new":
      return <NewSubmission />;
    case "hand-in":
      return <HandInScreen submission={screen.submission} />;
    case "measures":
      return <MeasuresHome />;
    case "measure-packs":
      return <MeasurePacks />;
    case "measure-start":
      return <StartScreen />;
    case "functions":
      return <GuideScreen />;
    case "measure":
      return <MeasureScreen id={screen.measure} />;
    case "measure-edit":
      return <MeasureEdit id={screen.measure} />;
    case "measure-mark":
      return <MarkScreen measure={screen.measure} />;
    case "figure":
      return <FigureScreen figure={screen} />;
    case "commentary":
      return <CommentaryScreen measure={screen.measure} period={screen.period} />;
    case "sentence":
      return <SentenceScreen sentence={screen} />;
    case "measure-why":
      return <WhyScreen measure={screen.measure} period={screen.period} />;
    case "measure-funnel":
      return <FunnelScreen measure={screen.measure} period={screen.period} />;
    case "measure-equality":
      return <EqualityScreen measure={screen.measure} period={screen.period} />;
    case "measure-partner":
      return <PartnerScreen measure={screen.measure} period={screen.period} />;
    case "function":
      return <FunctionScreen id={screen.id} />;
    case "explain":
      return <ExplainScreen cell={screen.cell} />;
    case "audit":
      return <AuditHome />;
    case "audit-new":
      return <NewAudit programme={screen.programme ?? ""} />;
    case "audit-programme":
      return <ProgrammeScreen />;
    case "audit-plan":
      return <PlanAudit process={screen.process} />;
    case "audit-planned":
      return <PlannedAudit entry={screen.entry} />;
    case "audit-sample-new":
      return <NewSample audit={screen.audit} />;
    case "audit-sample":
      return <SampleScreen sample={screen.sample} />;
    case "audit-sample-item":
      return <SampleItemScreen sample={screen.sample} order={screen.order} />;
    case "audit-questions":
      return <QuestionList audit={screen.audit} />;
    case "audit-question":
      return <Question audit={screen.audit} item={screen.item} />;
    case "audit-report":
      return <ReportScreen audit={screen.audit} />;
    case "recommendations":
      return <RecommendationsScreen />;
    case "recommendation-new":
      return <NewRecommendation />;
    case "recommendation":
      return <RecommendationScreen id={screen.id} />;
    case "action-log":
      return <ActionLogScreen />;
    case "risk":
      return <RiskScreen />;
    case "risk-line":
      return <RiskLineScreen id={screen.id} />;
    case "editions":
      return <EditionsScreen />;
    case "breaches":
      return <BreachesScreen />;
    case "breach-new":
      return <NewBreach />;
    case "breach":
      return <BreachScreen id={screen.id} />;
    case "audit-limits":
      return <LimitsScreen />;
    case "audit-evidence":
      return <EvidenceScreen />;
    case "audit-evidence-item":
      return <EvidenceItemScreen evidence={screen.evidence} />;
    case "audit-findings":
      return <FindingsScreen />;
    case "audit-actions":
      return <ActionsScreen />;
    case "audit-from-check":
      return <RaiseFromCheck rule={screen.rule} scope={screen.scope} />;
    case "audit-finding":
      return <AuditFinding finding={screen.finding} />;
  }
}
