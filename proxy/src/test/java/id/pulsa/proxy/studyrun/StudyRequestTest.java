package id.pulsa.proxy.studyrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.simulation.Progress;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.report.DataTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a study can be asked for through the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyRequestTest {
    private static final Path CONFIG = Path.of("..", "config");

    private CellPlan cells = CellPlan.NONE;
    private Tariffs tariffs;

    @BeforeAll
    void shippedConfiguration() throws Exception {
        cells = CellsFile.load(CONFIG.resolve("cells.yaml"));
        tariffs = TariffsFile.load(CONFIG.resolve("tariffs.yaml"));
    }

    private StudyPlan plan(String body) {
        StudyRequest request = StudyRequest.of(Json.read(body.replace('\'', '"')));
        StudyPlan plan = StudyPlan.of(request.options(), request.loads(), tariffs, cells.cells());
        StudyLimits.check(plan);
        return plan;
    }

    @Test
    void whatIsNotSaidIsAsOnTheCommandLine() {
        StudyPlan plan = plan("{'kind': 'compare'}");
        assertEquals(57, plan.scenario().cells().size());
        assertEquals(24 * 3_600_000L, plan.runs().measuredMillis());
        assertEquals(2 * 3_600_000L, plan.runs().warmUpMillis());
        assertEquals(10, plan.runs().replications());
        assertEquals(1, plan.runs().seed());
        assertEquals(246_000, plan.scenario().callers().holdingMillis());
        assertEquals("normal", plan.scenario().charges().plan());
        assertEquals(
                StudyKind.USUALLY_COMPARED,
                String.join(",", plan.regimes().stream().map(one -> one.name()).toList()));
        assertEquals(
                "as configured", plan("{'kind': 'simulate'}").regimes().get(0).name());
    }

    @Test
    void theUsualComparisonIsFarFromTheLimit() {
        double usual = StudyLimits.events(plan("{'kind': 'compare'}"));
        assertTrue(usual > 15e6 && usual < StudyLimits.MAX_EVENTS / 5.0, "found " + usual);
    }

    @Test
    void optionsAreSaidBackWithTheirDefaults() {
        StudyRequest request = StudyRequest.of(Json.read("{\"kind\":\"simulate\",\"handovers\":\"0.50\",\"seed\":7}"));
        assertEquals(
                "{\"regime\":\"configured\",\"day\":\"typical\",\"holding_time\":null,\"handovers\":\"0.5\","
                        + "\"time\":\"24h\",\"warm_up\":\"2h\",\"replications\":10,\"seed\":7,\"plan\":\"normal\","
                        + "\"to\":\"1000\",\"loads\":\"published\"}",
                request.document().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                | kind         | expected simulate or compare
            {'kind': 'guess'}                                 | kind         | expected simulate or compare, found "guess"
            {'kind': 7}                                       | kind         | must be a text
            {'kind': 'simulate', 'regime': 'channels'}        | regime       | expected a policy of admission and one of price such as "channels+step", or "configured", found "channels"
            {'kind': 'simulate', 'regime': 'chanels+flat'}    | regime       | expected channels, preblocking or guard:N as admission, found "chanels"
            {'kind': 'simulate', 'regime': 'channels+cheap'}  | regime       | expected flat, step, closed-loop or optimal as price, found "cheap"
            {'kind': 'compare', 'regimes': []}                | regimes      | none is named
            {'kind': 'compare', 'regimes': 'channels+flat'}   | regimes      | must be a list of texts
            {'kind': 'compare', 'regimes': ['configured', 'configured']} | regimes | a regime is named twice
            {'kind': 'compare', 'regimes': ['1','2','3','4','5','6','7','8','9']} | regimes | at most 8 are compared here
            {'kind': 'simulate', 'day': 'monday'}             | day          | expected typical or flat, found "monday"
            {'kind': 'simulate', 'holding_time': '0s'}        | holding_time | a call takes some time
            {'kind': 'simulate', 'handovers': '-1'}           | handovers    | expected 0 to 100 a call, found -1.0
            {'kind': 'simulate', 'handovers': 'many'}         | handovers    | expected a number such as "0.5", found "many"
            {'kind': 'simulate', 'time': '0s'}                | time         | nothing can be measured in no time
            {'kind': 'simulate', 'time': '400d'}              | time         | at most 366 days are simulated
            {'kind': 'simulate', 'warm_up': 'P999999999D'}    | warm_up      | at most 366 days are simulated
            {'kind': 'simulate', 'replications': 0}           | replications | expected 1 to 1000, found 0
            {'kind': 'simulate', 'replications': '5'}         | replications | must be a whole number
            {'kind': 'simulate', 'replications': 4294967297}  | replications | expected 1 to 1000, found 4294967297
            {'kind': 'simulate', 'seed': 'x'}                 | seed         | must be a whole number
            {'kind': 'simulate', 'plan': 'none'}              | plan         | plan "none" has no price for 1000
            {'kind': 'simulate', 'loads': 'cell,load_erl\\nKayoon_1,many'} | loads | line 2: "many" is no load in erlang
            {'kind': 'simulate', 'loads': 'cells\\n'}         | loads        | line 1: no column "cell"
            {'kind': 'simulate', 'replications': 176}         | replications | cells × regimes × replications are at most 10000 here, found 10032; the command line has no such limit
            {'kind': 'simulate', 'time': '366d', 'replications': 3} | time   | about 451 million events would be simulated, at most 250 million are here; the command line has no such limit
            """)
    void whatCannotBeIsRefusedByItsField(String body, String field, String message) {
        OptionException refusal = assertThrows(OptionException.class, () -> plan(body));
        assertEquals(field, refusal.option());
        assertEquals('"' + field + "\": " + message, refusal.getMessage());
        assertEquals("--" + field.replace('_', '-') + ": " + message, refusal.onCommandLine());
    }

    @Test
    void aFieldThatThereIsNotIsRefused() {
        OptionException refusal =
                assertThrows(OptionException.class, () -> plan("{'kind': 'compare', 'regime': 'channels+flat'}"));
        assertEquals("unknown field \"regime\"; did you mean \"regimes\"?", refusal.getMessage());
    }

    @Test
    void shortCallsAreManyEvents() {
        OptionException refusal = assertThrows(
                OptionException.class, () -> plan("{'kind': 'simulate', 'holding_time': '1ms', 'time': '1h'}"));
        assertEquals("time", refusal.option());
    }

    @Test
    void aCellWithoutChannelsRefusesEverybody(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(
                dir.resolve("cells.yaml"), "cells:\n  - {name: closed, cluster: test, channels: 0}\n");
        StudyRequest request = StudyRequest.of(Json.read(
                "{\"kind\":\"simulate\",\"time\":\"1h\",\"day\":\"flat\",\"loads\":\"cell,load_erl\\nclosed,5\"}"));
        StudyPlan plan = StudyPlan.of(
                request.options(),
                request.loads(),
                tariffs,
                CellsFile.load(file).cells());
        DataTable regimes = plan.simulate(1, Progress.NONE).allTables().get(0);
        assertEquals(List.of("100.00"), regimes.column("blocking_percent"));
        assertEquals(List.of("0.00"), regimes.column("busy_utilisation_percent"));
    }
}
