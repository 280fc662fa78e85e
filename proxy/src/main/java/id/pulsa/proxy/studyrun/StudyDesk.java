package id.pulsa.proxy.studyrun;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.StudyAdministration;
import id.pulsa.proxy.report.CsvText;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.HtmlReport;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.ReportDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link StudyAdministration} inside a gateway: studies of its cells and tariffs, as they are when one is started. */
public final class StudyDesk implements StudyAdministration {
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final int PROGRESS_DECIMALS = 3;

    private final StudyRuns runs;
    private final Supplier<Tariffs> tariffs;
    private final Supplier<CellPlan> cells;
    private final DocumentText text;

    /**
     * @param tariffs in force
     * @param cells in force
     */
    public StudyDesk(StudyRuns runs, Supplier<Tariffs> tariffs, Supplier<CellPlan> cells, DocumentText text) {
        this.runs = runs;
        this.tariffs = tariffs;
        this.cells = cells;
        this.text = text;
    }

    @Override
    public Document start(Document request, String key, String by) {
        try {
            StudyRequest asked = StudyRequest.of(request);
            StudyPlan plan = StudyPlan.of(
                    asked.options(),
                    asked.loads(),
                    tariffs.get(),
                    cells.get().cells());
            StudyLimits.check(plan);
            StudyRuns.Started started = runs.start(
                    new StudyRun.Asked(key, request.toString(), plan.kind(), asked.document(), by),
                    progress -> plan.simulate(1, progress));
            return document(started.run(), started.run().now()).put("repeated", started.repeated());
        } catch (OptionException e) {
            Document details = new Document();
            throw new AdminException(
                    Kind.INVALID,
                    String.valueOf(e.getMessage()),
                    e.option() == null ? details : details.put("field", e.option()));
        }
    }

    @Override
    public Document runs() {
        return new Document()
                .put(
                        "runs",
                        runs.all().stream()
                                .map(run -> document(run, run.now()))
                                .toList());
    }

    @Override
    public Document run(String id) {
        StudyRun run = find(id);
        StudyRun.Snapshot now = run.now();
        Report report = now.report();
        return document(run, now).put("result", report == null ? null : ReportDocument.of(report));
    }

    private Document document(StudyRun run, StudyRun.Snapshot now) {
        return new Document()
                .put("id", run.id())
                .put("kind", run.asked().kind().text())
                .put("state", now.state().text())
                .put("progress", BigDecimal.valueOf(now.fraction()).setScale(PROGRESS_DECIMALS, RoundingMode.DOWN))
                .put("simulated_hours", now.simulatedMillis() / MILLIS_PER_HOUR)
                .put("options", run.asked().options())
                .put("started_by", run.asked().by())
                .put("created", text.instant(run.createdAtWallMillis()))
                .put("started", text.instant(now.startedAtWallMillis()))
                .put("ended", text.instant(now.endedAtWallMillis()))
                .put("error", now.error());
    }

    @Override
    public void remove(String id) {
        runs.remove(find(id));
    }

    @Override
    public Download result(String id, @Nullable String table) {
        Report report = report(find(id));
        String name = report.name() + "-" + id;
        if (table == null) {
            return new Download(name + ".json", "application/json", ReportDocument.of(report) + "\n");
        }
        DataTable found = table(report, table);
        return new Download(name + "-" + found.name() + ".csv", "text/csv; charset=utf-8", CsvText.of(found));
    }

    private static DataTable table(Report report, String name) {
        List<DataTable> tables = report.allTables();
        for (DataTable table : tables) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        throw new AdminException(
                Kind.INVALID,
                "there is no table \"" + name + "\""
                        + Suggestion.hint(name, tables.stream().map(DataTable::name).toList()));
    }

    @Override
    public Download report(String id) {
        Report report = report(find(id));
        return new Download(report.name() + "-" + id + ".html", "text/html; charset=utf-8", HtmlReport.of(report));
    }

    private static Report report(StudyRun run) {
        StudyRun.Snapshot now = run.now();
        Report report = now.report();
        if (report == null) {
            throw new AdminException(
                    Kind.RUN_NOT_DONE, "run " + run.id() + " is " + now.state().text() + ", so it has no result");
        }
        return report;
    }

    private StudyRun find(String id) {
        StudyRun run = runs.find(id);
        if (run == null) {
            throw new AdminException(Kind.UNKNOWN_RUN, "no run " + id + "; only the last " + StudyRuns.KEPT + " are kept");
        }
        return run;
    }

    @Override
    public void close() {
        runs.close();
    }
}
