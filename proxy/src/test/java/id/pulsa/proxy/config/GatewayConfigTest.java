package id.pulsa.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayConfigTest {
    private static final Path SHIPPED = Path.of("../config/pulsa.yaml");

    @TempDir
    private Path directory;

    private GatewayConfig load(String yaml) throws IOException, ConfigException {
        return GatewayConfig.load(Files.writeString(directory.resolve("pulsa.yaml"), yaml), Map.of(), Map.of());
    }

    private static GatewayConfig shippedWith(Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        return GatewayConfig.load(SHIPPED, set, environment);
    }

    /** Findings without the name of the temporary file. */
    private String findings(String yaml, Map<String, String> set, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(directory.resolve("pulsa.yaml"), yaml);
        ConfigException thrown = assertThrows(ConfigException.class, () -> GatewayConfig.load(file, set, environment));
        return thrown.findings().stream()
                .map(Finding::toString)
                .map(line -> line.replace(file.toString(), "pulsa.yaml"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void theShippedFileSaysWhatTheDefaultsSay() throws IOException, ConfigException {
        GatewayConfig shipped = shippedWith(Map.of(), Map.of());
        assertEquals(load("sip: {realm: lab.test}\n"), shipped);
        // The keys shown as comments show the defaults, except the three that have none.
        String all = Files.readString(SHIPPED).replaceAll("(?m)^  # ([a-z0-9_]+: )", "  $1");
        GatewayConfig uncommented = load(all);
        assertEquals("192.0.2.1", uncommented.sip().advertised());
        assertEquals(load("""
                sip: {realm: lab.test, advertised: 192.0.2.1, pbx_trusted: [192.0.2.10]}
                admin: {tls_certificate: /etc/pulsa/admin-cert.pem, tls_key: /etc/pulsa/admin-key.pem}
                trace: {hep: 192.0.2.20:9060}
                """), uncommented);
        for (String key : Overrides.SINGLE) {
            assertTrue(all.contains(key.substring(key.indexOf('.') + 1) + ": "), key + " is in the shipped file");
        }
    }

    @Test
    void defaults() throws IOException, ConfigException {
        GatewayConfig config = load("sip: {realm: Lab.test}\n");
        SipSettings sip = config.sip();
        assertEquals("Lab.test", sip.realm());
        assertEquals(List.of("lab.test"), sip.domains());
        assertEquals("[udp:0.0.0.0:5060, tcp:0.0.0.0:5060]", sip.listen().toString());
        assertEquals(new PbxAddress("127.0.0.1", 5070, "udp"), sip.pbx());
        assertEquals(List.of(), sip.pbxTrusted());
        assertNull(sip.advertised());
        assertEquals(0, sip.shards());
        assertEquals(Duration.ofMillis(500), sip.t1());
        assertEquals(Duration.ofSeconds(4), sip.t2());
        assertEquals(Duration.ofSeconds(5), sip.t4());
        assertEquals(new CallSettings(Duration.ofSeconds(60), Duration.ofHours(4), List.of("112")), config.calls());
        assertEquals(new RegistrarSettings(Duration.ofSeconds(60), Duration.ofHours(1), 10), config.registrar());
        assertEquals(new AuthSettings(Duration.ofMinutes(5)), config.auth());
        assertEquals(
                new LimitSettings(65_535, 128, 8_192, 10_000, Duration.ofMinutes(10), 100_000, 10_000, 100),
                config.limits());
        assertEquals(new ServiceSettings("*888", "*889"), config.services());
        assertEquals(new StoreSettings(2_000_000, 2_000_000, Duration.ofMillis(30)), config.store());
        assertEquals("/127.0.0.1:8080", config.admin().listen().toString());
        assertNull(config.admin().tls());
        assertEquals(Path.of("").toAbsolutePath().resolve("data"), config.data());
        assertEquals(Currency.IDR, config.currency());
        assertEquals(new TraceSettings(32L << 20, null), config.trace());
        assertEquals(Duration.ofSeconds(2), config.reloadWatch());
        assertEquals(RestartCalls.CARRY_ON, config.restartCalls());
        assertEquals(new StopSettings(Duration.ZERO, StopCalls.END), config.stop());
        assertEquals(LogFormat.TEXT, config.logFormat());
        assertEquals(new AccountSettings(0, Duration.ofDays(30), Duration.ZERO), config.accounts());
        assertEquals(0, config.maxCallsPerSubscriber());
    }

    @Test
    void everyMistakeIsReportedAtItsPlace() throws IOException {
        assertEquals("""
                pulsa.yaml:2:10: "realm": expected printable ASCII without quotation marks such as "lab.test", \
                found "la"b"
                pulsa.yaml:4:7: "listen": the transport tls is not supported yet, only udp and tcp are: \
                "tls:0.0.0.0:5061"
                pulsa.yaml:5:7: "listen": the transport wss is not supported yet, only udp and tcp are: "wss:[::]:443"
                pulsa.yaml:6:7: "listen": expected a transport, an IP address and a port such as \
                "udp:0.0.0.0:5060" or "tcp:[::]:5060", found "udb:0.0.0.0:5060"; did you mean "udp"?
                pulsa.yaml:7:7: "listen": expected an IP address and a port such as "127.0.0.1:5060" or \
                "[::]:5060", found "localhost:5060"
                pulsa.yaml:8:7: "listen": expected a transport, an IP address and a port such as \
                "udp:0.0.0.0:5060" or "tcp:[::]:5060", found "5060"
                pulsa.yaml:9:8: "pbx": expected a SIP address such as "sip:127.0.0.1:5070" or \
                "sip:pbx.example.org;transport=tcp", found "127.0.0.1:5070"
                pulsa.yaml:10:3: unknown key "domain"; did you mean "domains"?
                pulsa.yaml:11:8: t2 must not be shorter than t1
                pulsa.yaml:12:17: "listen": expected an IP address and a port such as "127.0.0.1:5060" or \
                "[::]:5060", found "127.0.0.1:99999"
                pulsa.yaml:14:17: max_expires must not be shorter than min_expires
                pulsa.yaml:15:11: "currency": expected a currency code of three capital letters such as "IDR", \
                found "Rp"
                pulsa.yaml:16:1: unknown key "limit"; did you mean "limits"?
                """, findings("""
                        sip:
                          realm: 'la"b'
                          listen:
                            - tls:0.0.0.0:5061
                            - wss:[::]:443
                            - udb:0.0.0.0:5060
                            - udp:localhost:5060
                            - "5060"
                          pbx: 127.0.0.1:5070
                          domain: [a]
                          t2:  100ms
                        admin: {listen: 127.0.0.1:99999}
                        registrar:
                          max_expires:  30s
                        currency: Rp
                        limit: {headers: 10}
                        """, Map.of(), Map.of()));
    }

    @Test
    void aCertificateNeedsItsKey() throws IOException {
        assertEquals(
                "pulsa.yaml:2:26: a certificate without \"tls_key\"\n",
                findings("sip: {realm: lab.test}\nadmin: {tls_certificate: a.pem}\n", Map.of(), Map.of()));
        assertEquals(
                "pulsa.yaml:2:18: a key without \"tls_certificate\"\n",
                findings("sip: {realm: lab.test}\nadmin: {tls_key: a.pem}\n", Map.of(), Map.of()));
    }

    @Test
    void theRealmAloneMustBeGiven() throws IOException {
        assertEquals("pulsa.yaml:1:1: key \"realm\" is missing\n", findings("", Map.of(), Map.of()));
    }

    @Test
    void listenersMustDiffer() throws IOException {
        assertEquals(
                "pulsa.yaml:1:28: \"udp:127.0.0.1:5060\" is given twice\n",
                findings(
                        "sip: {realm: a.b, listen:  [\"udp:127.0.0.1:5060\", \"UDP:127.0.0.1:5060\"]}",
                        Map.of(),
                        Map.of()));
        assertEquals(
                "pulsa.yaml:1:27: no listener is given\n",
                findings("sip: {realm: a.b, listen: []}", Map.of(), Map.of()));
    }

    @Test
    void serviceNumbersCanBeSwitchedOff() throws IOException, ConfigException {
        assertEquals(
                new ServiceSettings(null, "888"),
                load("sip: {realm: a.b}\nservices: {balance: \"\", quote: 888}\n")
                        .services());
        assertEquals(
                new ServiceSettings(null, null),
                shippedWith(Map.of("services.quote", ""), Map.of("PULSA_SERVICES_BALANCE", ""))
                        .services());
    }

    @Test
    void serviceNumbersHideNoOtherNumber() throws IOException {
        assertEquals("""
                pulsa.yaml:3:12: "balance": "112" is an emergency number
                pulsa.yaml:4:10: "quote": expected a number such as "*888" (quoted), or "" to switch it off, \
                found "*888*"
                """, findings("""
                        sip: {realm: a.b}
                        services:
                          balance: "112"
                          quote: "*888*"
                        """, Map.of(), Map.of()));
        assertEquals(
                "pulsa.yaml:2:20: the service numbers must differ\n",
                findings("sip: {realm: a.b}\nservices: {quote:  \"*888\"}\n", Map.of(), Map.of()));
    }

    @Test
    void theCommandLineOverridesTheEnvironmentAndThatTheFile() throws ConfigException {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("sip.listen", "udp:127.0.0.1:21000, tcp:[::1]:21000");
        set.put("sip.t1", "250ms");
        set.put("data", "elsewhere/../other");
        Map<String, String> environment = Map.of(
                "PULSA_SIP_REALM", "example.org",
                "PULSA_SIP_T1", "100ms",
                "PULSA_SUBSCRIBERS_DEFAULT_MAX_CALLS", "2",
                "PULSA_CALLS_EMERGENCY_NUMBERS", "",
                "HOME", "/root");
        GatewayConfig config = shippedWith(set, environment);
        assertEquals("example.org", config.sip().realm());
        assertEquals(List.of("example.org"), config.sip().domains());
        assertEquals(
                "[udp:127.0.0.1:21000, tcp:[::1]:21000]", config.sip().listen().toString());
        assertEquals(Duration.ofMillis(250), config.sip().t1());
        assertEquals(2, config.maxCallsPerSubscriber());
        assertEquals(List.of(), config.calls().emergencyNumbers());
        assertEquals(Path.of("").toAbsolutePath().resolve("other"), config.data());
    }

    @Test
    void mistakesInOverridesNameTheOverride() throws IOException {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("sip.relm", "x");
        set.put("colour", "blue");
        set.put("sip.t1", "fast");
        set.put("sip.pbx", "");
        set.put("sip.listen", "udp:127.0.0.1:1,tls:127.0.0.1:2");
        Map<String, String> environment = Map.of("PULSA_SIP_RELM", "x", "PULSA_CURRENCY", "rupiah");
        assertEquals("""
                --set colour=blue: unknown key "colour"
                --set sip.listen=udp:127.0.0.1:1,tls:127.0.0.1:2: "listen": the transport tls is not supported yet, \
                only udp and tcp are: "tls:127.0.0.1:2"
                --set sip.pbx=: "pbx" has no value
                --set sip.relm=x: unknown key "sip.relm"; did you mean "sip.realm"?
                --set sip.t1=fast: "t1": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", \
                found "fast"
                environment variable PULSA_CURRENCY: "currency": expected a currency code of three capital letters \
                such as "IDR", found "rupiah"
                environment variable PULSA_SIP_RELM: no setting has this name; did you mean "PULSA_SIP_REALM"?
                """, findings("sip: {realm: lab.test}\n", set, environment));
    }

    /** Else starting the gateway by a script would end in a finding about the script's own variable. */
    @Test
    void variablesOfTheScriptsAreNoMistakes() throws IOException, ConfigException {
        Map<String, String> environment = new TreeMap<>();
        try (Stream<Path> scripts = Files.walk(Path.of("../scripts"))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                Matcher variable = Pattern.compile("PULSA_[A-Z_]+").matcher(Files.readString(script));
                while (variable.find()) {
                    environment.put(variable.group(), "x");
                }
            }
        }
        assertTrue(environment.keySet().containsAll(Overrides.OF_THE_SCRIPTS), environment.toString());
        assertEquals(shippedWith(Map.of(), Map.of()), shippedWith(Map.of(), environment));
    }

    @Test
    void anOverrideDoesNotHideABrokenSection() throws IOException {
        assertEquals(
                "pulsa.yaml:1:6: expected keys and values (\"key: value\") under \"sip\"\n",
                findings("sip: lab.test\n", Map.of("sip.realm", "a.b"), Map.of()));
    }

    static List<String> keys() {
        return Stream.concat(Overrides.SINGLE.stream(), Overrides.LISTS.stream())
                .toList();
    }

    /** A key that can be overridden but that no setting reads would be reported as unknown instead. */
    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyThatCanBeOverriddenIsRead(String key) throws IOException {
        String found = findings("sip: {realm: lab.test}\n", Map.of(key, "\u0000\""), Map.of());
        assertTrue(found.startsWith("--set " + key + "="), found);
        assertTrue(!found.contains("unknown key"), found);
    }

    /** And the other way round: each section's known keys, as a wrong one makes it list them, can be overridden. */
    @Test
    void everyKeyThatIsReadCanBeOverridden() throws IOException {
        String found = findings("""
                sip: {realm: a.b, ?: 1}
                calls: {?: 1}
                services: {?: 1}
                registrar: {?: 1}
                auth: {?: 1}
                limits: {?: 1}
                store: {?: 1}
                admin: {?: 1}
                accounts: {?: 1}
                subscribers: {?: 1}
                rehearsal: {?: 1}
                trace: {?: 1}
                reload: {?: 1}
                restart: {?: 1}
                stop: {?: 1}
                log: {?: 1}
                """.replace("?", "\"?????????????\""), Map.of(), Map.of());
        List<String> sections = List.of(
                "sip",
                "calls",
                "services",
                "registrar",
                "auth",
                "limits",
                "store",
                "admin",
                "accounts",
                "subscribers",
                "rehearsal",
                "trace",
                "reload",
                "restart",
                "stop",
                "log");
        List<String> known = found.lines()
                .flatMap(line -> {
                    int number = Integer.parseInt(line.split(":", 3)[1]);
                    String list = line.substring(line.indexOf("known are ") + "known are ".length());
                    return Arrays.stream(list.replace("\"", "").split(", "))
                            .map(key -> sections.get(number - 1) + "." + key);
                })
                .sorted()
                .toList();
        assertEquals(keys().stream().filter(key -> key.contains(".")).sorted().toList(), known);
    }
}
