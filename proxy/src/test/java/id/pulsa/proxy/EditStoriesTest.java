package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.EntityTag;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.config.FileWatch;
import id.pulsa.proxy.editor.TariffEditor;
import id.pulsa.proxy.editor.TariffHistory;
import id.pulsa.proxy.message.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tariffs that are edited while phones talk. */
@Timeout(60)
class EditStoriesTest {
    @TempDir
    Path directory;

    private record Talk(TestCall here, TestCall there) {}

    private static Talk talk(GatewayUnderTest gateway, TestPhone phone) throws Exception {
        TestCall call = phone.call("1000");
        TestCall pbx = gateway.pbx.pickUp();
        call.answered();
        gateway.pbx.request(Method.ACK);
        return new Talk(call, pbx);
    }

    private static CallDetailRecord hangUp(GatewayUnderTest gateway, Talk talk, String caller) throws Exception {
        GatewayUnderTest.await(
                "a few milliseconds of talk",
                () -> gateway.core().b2bua().calls().join().get(0).talkMillis() >= 5);
        talk.here().hangUp();
        talk.there().hungUp();
        return gateway.cdr(caller);
    }

    private static long increments(CallDetailRecord record) {
        return (record.talkMillis() + 99) / 100;
    }

    @Test
    void aRunningCallKeepsItsPrice() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phone("anna", "1000.00");
                TestPhone budi = gateway.phone("budi", "1000.00")) {
            Path config = directory.resolve("config");
            ConfigurationSource source = new ConfigurationSource(config, Map.of(), Map.of());
            GatewayReload reload = new GatewayReload(
                    source,
                    source.load(),
                    gateway.core().rater(),
                    gateway.core().cells(),
                    gateway.core().store().ledger()::openReads,
                    new SystemTime());
            FileWatch watch =
                    new FileWatch(source.files()::all, source.load().contents().all());
            try (GatewayReloads reloads = new GatewayReloads(reload, watch, Duration.ZERO)) {
                TariffEditor editor = new TariffEditor(
                        source.files(),
                        TakenNumbers.NONE,
                        reloads,
                        gateway.core().store().ledger()::openReads,
                        new TariffHistory(directory.resolve("data").resolve(TariffHistory.DIRECTORY)),
                        new DocumentText(Currency.IDR, ZoneOffset.UTC),
                        new SystemTime());
                Talk before = talk(gateway, anna);
                String dearer = Files.readString(config.resolve("tariffs.yaml"))
                        .replaceFirst("price: \"1.00\"", "price: \"77.00\"");
                editor.apply(
                        new TariffDraft(Map.of(TariffDraft.MAIN, dearer), null),
                        EntityTag.of(editor.text().text("digest")),
                        "ayu");
                CallDetailRecord old = hangUp(gateway, before, "anna");
                assertEquals(increments(old) * Micros.PER_UNIT, old.chargeMicros(), old::toString);
                CallDetailRecord fresh = hangUp(gateway, talk(gateway, budi), "budi");
                assertEquals(increments(fresh) * 77 * Micros.PER_UNIT, fresh.chargeMicros(), fresh::toString);
            }
            gateway.assertNothingLeft();
        }
    }
}
