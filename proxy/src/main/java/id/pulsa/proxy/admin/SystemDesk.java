package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.config.SettingInForce;
import id.pulsa.proxy.log.LogFilter;
import id.pulsa.proxy.log.LogLine;
import id.pulsa.proxy.log.LogTail;
import java.util.Locale;

/** The gateway as a whole, as documents: what it is, its settings, its PBX, its log. */
public final class SystemDesk {
    private final SystemSource source;
    private final GatewayHealth health;
    private final LogTail tail;
    private final DocumentText text;

    public SystemDesk(SystemSource source, GatewayHealth health, LogTail tail, DocumentText text) {
        this.source = source;
        this.health = health;
        this.tail = tail;
        this.text = text;
    }

    Document system() {
        String reason = health.notReadyReason();
        return source.facts()
                .put("ready", reason == null)
                .put("not_ready_reason", reason)
                .put("alarms", health.alarms());
    }

    Document settings() {
        return new Document()
                .put(
                        "settings",
                        source.settings().stream().map(SystemDesk::setting).toList());
    }

    private static Document setting(SettingInForce setting) {
        return new Document()
                .put("key", setting.key())
                .put("value", setting.value())
                .put("origin", setting.origin().name().toLowerCase(Locale.ROOT))
                .put("place", setting.place().isEmpty() ? null : setting.place());
    }

    Document pbx() {
        PbxState state = source.pbx();
        boolean there = state.status() != 0;
        return new Document()
                .put("asked", text.instant(state.atWallMillis()))
                .put("answers", state.atWallMillis() == 0 ? null : there)
                .put("status", there ? (long) state.status() : null)
                .put("round_trip", there ? "PT" + Micros.format(state.micros(), 6) + "S" : null);
    }

    Document log(LogFilter filter) {
        LogTail.Found found = tail.read(filter);
        return new Document()
                .put("lines", found.lines().stream().map(this::line).toList())
                .put("last", found.last());
    }

    private Document line(LogLine line) {
        return new Document()
                .put("number", line.number())
                .put("at", text.instant(line.wallMillis()))
                .put("level", line.level().label())
                .put("logger", line.logger())
                .put("thread", line.thread())
                .put("message", line.message())
                .put("thrown", line.thrown())
                .put("call_id", line.call());
    }
}
