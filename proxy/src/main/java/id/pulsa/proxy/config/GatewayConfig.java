package id.pulsa.proxy.config;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlReader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * All settings of the gateway. The keys, their meaning and their defaults are explained in the shipped
 * {@code config/pulsa.yaml}.
 *
 * @param adminListen {@code admin.listen}: where the control API listens
 * @param data {@code data}: directory of ledger and fast state; absolute
 * @param currency {@code currency}: what amounts are counted in
 * @param maxCallsPerAccount {@code accounts.default_max_calls}: 0 is unlimited
 * @param maxCallsPerSubscriber {@code subscribers.default_max_calls}: 0 is unlimited
 * @param rehearsalCalls {@code rehearsal.calls}: played to warm the gateway up after its start; 0 for none
 */
public record GatewayConfig(
        SipSettings sip,
        CallSettings calls,
        RegistrarSettings registrar,
        AuthSettings auth,
        LimitSettings limits,
        StoreSettings store,
        InetSocketAddress adminListen,
        Path data,
        Currency currency,
        int maxCallsPerAccount,
        int maxCallsPerSubscriber,
        int rehearsalCalls) {
    private static final int MAX_CALLS = 1_000_000;
    private static final int MAX_REHEARSAL_CALLS = 1_000_000;
    private static final int DEFAULT_REHEARSAL_CALLS = 8_000;

    /**
     * Reads the file and puts the overrides over it: the environment over the file, {@code --set} over both.
     *
     * @param set values by dotted key ({@code sip.realm}); a list is written with commas
     * @param environment all variables of the process; those named like {@code PULSA_SIP_REALM} count
     * @throws ConfigException with every mistake found in file and overrides
     */
    public static GatewayConfig load(Path file, Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        Findings findings = new Findings();
        YamlMap written = YamlReader.read(file, findings);
        YamlMap overridden = new Overrides(findings).over(written, set, environment);
        GatewayConfig config = read(new Section(overridden, findings));
        findings.throwIfAny();
        return config;
    }

    private static GatewayConfig read(Section root) {
        GatewayConfig config = new GatewayConfig(
                SipSettings.read(root.section("sip")),
                CallSettings.read(root.section("calls")),
                RegistrarSettings.read(root.section("registrar")),
                AuthSettings.read(root.section("auth")),
                LimitSettings.read(root.section("limits")),
                StoreSettings.read(root.section("store")),
                adminListen(root.section("admin")),
                root.value("data", GatewayConfig::directory, directory("data")),
                root.value("currency", Currency::of, Currency.IDR),
                maxCalls(root.section("accounts")),
                maxCalls(root.section("subscribers")),
                rehearsalCalls(root.section("rehearsal")));
        root.reportUnknownKeys();
        return config;
    }

    private static InetSocketAddress adminListen(Section admin) {
        InetSocketAddress address = admin.value("listen", Addresses::ipAndPort, Addresses.ipAndPort("127.0.0.1:8080"));
        admin.reportUnknownKeys();
        return address;
    }

    private static int maxCalls(Section section) {
        int maxCalls = section.integer("default_max_calls", 0, MAX_CALLS, 0);
        section.reportUnknownKeys();
        return maxCalls;
    }

    private static int rehearsalCalls(Section section) {
        int calls = section.integer("calls", 0, MAX_REHEARSAL_CALLS, DEFAULT_REHEARSAL_CALLS);
        section.reportUnknownKeys();
        return calls;
    }

    private static Path directory(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a directory");
        }
        return Path.of(text).toAbsolutePath().normalize();
    }
}
