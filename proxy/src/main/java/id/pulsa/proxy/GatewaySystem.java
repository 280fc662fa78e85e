package id.pulsa.proxy;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.PbxState;
import id.pulsa.proxy.admin.SystemSource;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.config.SettingInForce;
import id.pulsa.proxy.transport.ListenAddress;
import java.util.List;

/** What this gateway is and what it was started with. */
final class GatewaySystem implements SystemSource {
    private final GatewayCore core;
    private final Configuration configuration;
    private final ConfigurationSource source;
    private final String upSince;
    private final GatewayPbx pbx;

    /** @param upSince in RFC 3339 */
    GatewaySystem(
            GatewayCore core,
            Configuration configuration,
            ConfigurationSource source,
            String upSince,
            TimeSource time) {
        this.core = core;
        this.configuration = configuration;
        this.source = source;
        this.upSince = upSince;
        this.pbx = new GatewayPbx(core.b2bua()::askPbx, time);
    }

    @Override
    public Document facts() {
        String version = Gateway.class.getPackage().getImplementationVersion();
        return new Document()
                .put("version", version == null ? "unknown" : version)
                .put("java", Runtime.version().toString())
                .put(
                        "java_vendor",
                        System.getProperty("java.vm.vendor", "") + ", " + System.getProperty("java.vm.name", ""))
                .put(
                        "os",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                                + System.getProperty("os.arch"))
                .put("processors", (long) Runtime.getRuntime().availableProcessors())
                .put("shards", (long) core.transport().shardCount())
                .put("up_since", upSince)
                .put(
                        "listeners",
                        core.transport().listening().stream()
                                .map(ListenAddress::toString)
                                .toList())
                .put("pbx", configuration.gateway().sip().pbx().toString())
                .put("realm", configuration.gateway().sip().realm())
                .put("data", configuration.gateway().data().toString())
                .put(
                        "config_files",
                        source.files().all().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList());
    }

    @Override
    public List<SettingInForce> settings() {
        return configuration.settings().inForce();
    }

    @Override
    public PbxState pbx() {
        return pbx.state();
    }
}
