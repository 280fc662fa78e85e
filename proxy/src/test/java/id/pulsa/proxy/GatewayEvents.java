package id.pulsa.proxy;

import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.StagedCall.Given;
import id.pulsa.proxy.endings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the gateway, its machine and those who run it do. */
final class GatewayEvents {
    private static final Given SMALL_CREDIT = Given.balance("6.00", "3.00");

    private GatewayEvents() {}

    static List<CallEvent> all() {
        List<CallEvent> all = new ArrayList<>();
        money(all);
        cells(all);
        operation(all);
        return all;
    }

    private static void money(List<CallEvent> all) {
        all.add(new CallEvent(Kind.CREDIT_END, "credit ends", SMALL_CREDIT, s -> {}));
        all.add(new CallEvent(Kind.LATE_TOP_UP, "top-up in the last second", SMALL_CREDIT, s -> {
            s.passUntilTalked(s.call().talkMillis() < 2_000 ? 2_500 : 5_500);
            s.topUp("late", 20_000_000);
            s.pass(800);
        }));
        all.add(new CallEvent(
                Kind.TIME_LIMIT, "longest duration", Given.setting("calls.max_duration", "6s", "3s"), s -> {}));
        all.add(CallEvent.of(Kind.TARIFF_RELOAD, "tariffs: twice the price", s -> {
            try {
                Path file = s.directory().resolve("dearer.yaml");
                Files.writeString(file, StagedCall.TARIFFS.formatted("2.00"));
                s.gateway().core().rater().replace(TariffsFile.load(file));
            } catch (IOException | ConfigException e) {
                throw new AssertionError(e);
            }
        }));
        all.add(CallEvent.of(Kind.PRICE_CHANGE, "price in the cell: × 1.4", GatewayEvents::dearer));
        all.add(new CallEvent(
                Kind.PRICE_CHANGE,
                "price in the cell: × 1.4, locked for 5 s",
                new Given("100.00", "100.00", Map.of(), Map.of(), "market", false, false),
                GatewayEvents::dearer));
    }

    /** So many calls in a minute are more than the cell is made for: its step policy raises the price. */
    private static void dearer(StagedCall s) {
        var cells = s.gateway().core().cells();
        long now = s.world().nanos() / 1_000_000;
        cells.reprice(now);
        if (cells.ratioThousandths(cells.busy("market") > 0 ? "market" : "north") != 1_400) {
            throw new AssertionError("the price has not changed: " + cells.status(now));
        }
    }

    private static void cells(List<CallEvent> all) {
        all.add(CallEvent.of(
                Kind.CELL_RELOAD,
                "cells: one channel in each",
                s -> cells(s, StagedCall.CELLS.replace("channels: 3", "channels: 1"))));
        all.add(CallEvent.of(Kind.CELL_RELOAD, "cells: the caller's cell is gone", s -> {
            cells(s, StagedCall.CELLS.replaceFirst("(?m)^.*north.*\n", ""));
            s.expectChannels(1);
        }));
        all.add(CallEvent.of(Kind.HANDOVER, "caller goes to a free cell", s -> move(s, "1001", "west")));
        all.add(CallEvent.of(Kind.HANDOVER, "callee goes to a free cell", s -> move(s, "1002", "west")));
        all.add(CallEvent.of(Kind.HANDOVER, "caller goes to a full cell that keeps calls", s -> {
            s.fill("full");
            move(s, "1001", "full");
        }));
        all.add(CallEvent.of(Kind.HANDOVER, "caller goes to a full cell that drops calls", s -> {
            s.fill("strict");
            move(s, "1001", "strict");
        }));
    }

    private static void stop(StagedCall s) {
        s.gateway().stop();
        s.gateway().start();
    }

    private static void cells(StagedCall s, String yaml) {
        try {
            Path file = s.directory().resolve("other-cells.yaml");
            Files.writeString(file, yaml);
            s.gateway().core().cells().replace(CellsFile.load(file), s.world().nanos() / 1_000_000);
        } catch (IOException | ConfigException e) {
            throw new AssertionError(e);
        }
    }

    private static void move(StagedCall s, String number, String cell) {
        s.gateway().await(s.gateway().core().b2bua().moved(number, cell));
    }

    private static void operation(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.ADMINISTRATOR, "administrator hangs up", s -> {
            var b2bua = s.gateway().core().b2bua();
            String id = s.gateway().await(b2bua.calls()).stream()
                    .findFirst()
                    .map(call -> call.callId())
                    .orElseGet(() -> s.gateway().cdrs().stream()
                            .findFirst()
                            .map(record -> record.callId())
                            .orElse(""));
            s.gateway().await(b2bua.hangUp(id));
        }));
        all.add(CallEvent.of(Kind.STOP, "gateway stops", GatewayEvents::stop));
        all.add(CallEvent.of(Kind.STOP, "gateway stops, our 503 is lost once", s -> {
            s.lose(1, message -> message.startsWith("to caller SIP/2.0 503"));
            stop(s);
        }));
        all.add(CallEvent.of(Kind.STOP, "gateway stops, our CANCEL is lost once", s -> {
            s.lose(1, message -> message.startsWith("to callee CANCEL"));
            stop(s);
        }));
        all.add(CallEvent.of(Kind.STOP, "gateway stops, our BYEs are lost once", s -> {
            s.lose(2, message -> message.startsWith("to callee BYE") || message.startsWith("to caller BYE"));
            stop(s);
        }));
        all.add(CallEvent.of(Kind.KILL, "gateway is killed and starts again", s -> {
            s.gateway().kill();
            s.pass(1_000);
            s.gateway().start();
        }));
        all.add(CallEvent.of(Kind.DISK_FULL, "disk is full until all is over", s -> {
            s.gateway().diskFull(true);
            s.whenOver(() -> s.gateway().diskFull(false));
        }));
        all.add(CallEvent.of(Kind.DISK_FULL, "disk is full for two seconds", s -> {
            s.gateway().diskFull(true);
            s.world().afterMillis(2_000, s.gateway().life(), () -> s.gateway().diskFull(false));
        }));
        all.add(CallEvent.of(
                Kind.CLOCK_STEP, "clock: 1 h forwards", s -> s.world().stepWallClock(Duration.ofHours(1))));
        all.add(CallEvent.of(
                Kind.CLOCK_STEP, "clock: 1 h backwards", s -> s.world().stepWallClock(Duration.ofHours(-1))));
    }
}
