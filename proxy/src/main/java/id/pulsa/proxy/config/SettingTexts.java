package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.DurationText;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings as texts by key, as pulsa.yaml would have them, defaults included. No key holds a secret. */
final class SettingTexts {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private SettingTexts() {}

    /** One text for each of {@link GatewayConfig#keys}. */
    static Map<String, String> of(GatewayConfig config) {
        SettingTexts made = new SettingTexts();
        made.sip(config.sip());
        made.calls(config);
        made.limits(config.limits());
        made.store(config);
        made.admin(config.admin());
        made.life(config);
        return made.texts;
    }

    private void sip(SipSettings sip) {
        put("sip.realm", sip.realm());
        put("sip.listen", sip.listen());
        put("sip.pbx", sip.pbx());
        put("sip.pbx_trusted", sip.pbxTrusted());
        put("sip.domains", sip.domains());
        put("sip.advertised", sip.advertised());
        put("sip.shards", sip.shards());
        put("sip.t1", sip.t1());
        put("sip.t2", sip.t2());
        put("sip.t4", sip.t4());
    }

    private void calls(GatewayConfig config) {
        put("calls.ring_timeout", config.calls().ringTimeout());
        put("calls.max_duration", config.calls().maxDuration());
        put("calls.emergency_numbers", config.calls().emergencyNumbers());
        put("services.balance", config.services().balance());
        put("services.quote", config.services().quote());
        put("registrar.min_expires", config.registrar().minExpires());
        put("registrar.max_expires", config.registrar().maxExpires());
        put("registrar.max_contacts", config.registrar().maxContacts());
        put("auth.nonce_lifetime", config.auth().nonceLifetime());
    }

    private void limits(LimitSettings limits) {
        put("limits.message_bytes", limits.messageBytes());
        put("limits.headers", limits.headers());
        put("limits.header_bytes", limits.headerBytes());
        put("limits.tcp_connections", limits.tcpConnections());
        put("limits.tcp_idle", limits.tcpIdle());
        put("limits.live_calls", limits.liveCalls());
        put("limits.live_messages", limits.liveMessages());
        put("limits.broadcasts_per_second", limits.broadcastsPerSecond());
    }

    private void store(GatewayConfig config) {
        put("data", config.data());
        put("currency", config.currency().code());
        put("store.max_accounts", config.store().maxAccounts());
        put("store.max_subscribers", config.store().maxSubscribers());
        put("store.group_commit", config.store().groupCommit());
        put("accounts.default_max_calls", config.accounts().maxCalls());
        put("accounts.grace", config.accounts().grace());
        put("accounts.topup_validity", config.accounts().topUpValidity());
        put("subscribers.default_max_calls", config.maxCallsPerSubscriber());
    }

    private void admin(AdminSettings admin) {
        AdminSettings.Tls tls = admin.tls();
        put("admin.listen", admin.listen());
        put("admin.tls_certificate", tls == null ? null : tls.certificate());
        put("admin.tls_key", tls == null ? null : tls.key());
    }

    private void life(GatewayConfig config) {
        put("rehearsal.calls", config.rehearsalCalls());
        put("trace.memory", bytes(config.trace().memoryBytes()));
        put("trace.hep", config.trace().hep());
        put("reload.watch", config.reloadWatch());
        put(
                "restart.calls",
                config.restartCalls().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        put("stop.drain", config.stop().drain());
        put("stop.calls", config.stop().calls().name().toLowerCase(Locale.ROOT));
        put("log.format", config.logFormat().word());
    }

    private void put(String key, @Nullable Object value) {
        texts.put(key, text(value));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return DurationText.format(duration);
        }
        if (value instanceof InetSocketAddress address) {
            return NetUtil.toSocketAddressString(address);
        }
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return Objects.toString(value, "");
    }

    private static String bytes(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MB" : (bytes >> 10) + "KB";
    }
}
