package id.pulsa.proxy.config;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.tariff.DialledNumber;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All settings of the gateway. The keys, their meaning and their defaults are explained in the shipped
 * {@code config/pulsa.yaml}.
 *
 * @param data {@code data}: directory of ledger and fast state; absolute
 * @param currency {@code currency}: what amounts are counted in
 * @param maxCallsPerSubscriber {@code subscribers.default_max_calls}: 0 is unlimited
 * @param rehearsalCalls {@code rehearsal.calls}: played to warm the gateway up after its start; 0 for none
 * @param reloadWatch {@code reload.watch}: how often to look whether a configuration file has changed; 0: never
 * @param restartCalls {@code restart.calls}: what becomes of answered calls that a crash interrupts
 * @param logFormat {@code log.format}: how the log is written
 */
public record GatewayConfig(
        SipSettings sip,
        CallSettings calls,
        ServiceSettings services,
        RegistrarSettings registrar,
        AuthSettings auth,
        LimitSettings limits,
        StoreSettings store,
        AdminSettings admin,
        Path data,
        Currency currency,
        AccountSettings accounts,
        int maxCallsPerSubscriber,
        int rehearsalCalls,
        TraceSettings trace,
        Duration reloadWatch,
        RestartCalls restartCalls,
        StopSettings stop,
        LogFormat logFormat) {
    /** Name of the file in the configuration directory. */
    public static final String FILE = "pulsa.yaml";

    static final int MAX_CALLS = 1_000_000;
    private static final int MAX_REHEARSAL_CALLS = 1_000_000;
    private static final int DEFAULT_REHEARSAL_CALLS = 8_000;
    private static final Duration MAX_RELOAD_WATCH = Duration.ofHours(1);
    private static final Duration DEFAULT_RELOAD_WATCH = Duration.ofSeconds(2);

    /**
     * Reads the file and puts the overrides over it, as {@link Settings#load} says.
     *
     * @throws ConfigException with every mistake found in file and overrides
     */
    public static GatewayConfig load(Path file, Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        return Settings.load(file, set, environment).config();
    }

    /** Numbers that no plan of a tariff decides about. */
    public TakenNumbers takenNumbers() {
        Set<String> emergency =
                calls.emergencyNumbers().stream().map(DialledNumber::normalise).collect(Collectors.toSet());
        List<String> served = Stream.of(services.balance(), services.quote())
                .filter(Objects::nonNull)
                .map(DialledNumber::normalise)
                .toList();
        return new TakenNumbers(emergency, served);
    }

    /** All keys, {@code sip.realm} and so on. */
    public static List<String> keys() {
        return Stream.concat(Overrides.SINGLE.stream(), Overrides.LISTS.stream())
                .toList();
    }

    static GatewayConfig read(YamlMap written, Findings findings) {
        Section root = new Section(written, findings);
        CallSettings calls = CallSettings.read(root.section("calls"));
        GatewayConfig config = new GatewayConfig(
                SipSettings.read(root.section("sip")),
                calls,
                ServiceSettings.read(root.section("services"), calls.emergencyNumbers()),
                RegistrarSettings.read(root.section("registrar")),
                AuthSettings.read(root.section("auth")),
                LimitSettings.read(root.section("limits")),
                StoreSettings.read(root.section("store")),
                AdminSettings.read(root.section("admin")),
                data(root),
                root.value("currency", Currency::of, Currency.IDR),
                AccountSettings.read(root.section("accounts")),
                maxCalls(root.section("subscribers")),
                rehearsalCalls(root.section("rehearsal")),
                TraceSettings.read(root.section("trace")),
                reloadWatch(root.section("reload")),
                restartCalls(root.section("restart")),
                StopSettings.read(root.section("stop")),
                logFormat(root.section("log")));
        root.reportUnknownKeys();
        return config;
    }

    static Path data(Section root) {
        return root.value("data", GatewayConfig::directory, directory("data"));
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

    private static Duration reloadWatch(Section section) {
        Duration watch = section.duration("watch", Duration.ZERO, MAX_RELOAD_WATCH, DEFAULT_RELOAD_WATCH);
        section.reportUnknownKeys();
        return watch;
    }

    private static RestartCalls restartCalls(Section section) {
        RestartCalls calls = section.value("calls", RestartCalls::of, RestartCalls.CARRY_ON);
        section.reportUnknownKeys();
        return calls;
    }

    private static LogFormat logFormat(Section section) {
        LogFormat format = section.value("format", LogFormat::of, LogFormat.TEXT);
        section.reportUnknownKeys();
        return format;
    }

    private static Path directory(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a directory");
        }
        return Path.of(text).toAbsolutePath().normalize();
    }
}
