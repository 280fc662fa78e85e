package id.pulsa.proxy;

import id.pulsa.charging.backup.Backup;
import id.pulsa.charging.cell.CellPast;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.admin.AccountDesk;
import id.pulsa.proxy.admin.AdminServices;
import id.pulsa.proxy.admin.BalanceTopic;
import id.pulsa.proxy.admin.CellDesk;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.ImportPace;
import id.pulsa.proxy.admin.LiveChanges;
import id.pulsa.proxy.admin.OverviewTopic;
import id.pulsa.proxy.admin.RecordDesk;
import id.pulsa.proxy.admin.RegistrationDesk;
import id.pulsa.proxy.admin.SoftphoneDesk;
import id.pulsa.proxy.admin.StoreAdministration;
import id.pulsa.proxy.admin.SubscriberRules;
import id.pulsa.proxy.admin.SystemDesk;
import id.pulsa.proxy.admin.TariffDesk;
import id.pulsa.proxy.admin.TraceDesk;
import id.pulsa.proxy.admin.VoucherDesk;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.editor.TariffEditor;
import id.pulsa.proxy.editor.TariffHistory;
import id.pulsa.proxy.log.LogTail;
import id.pulsa.proxy.softphone.SoftphoneLinks;
import id.pulsa.proxy.studyrun.StudyDesk;
import id.pulsa.proxy.studyrun.StudyRuns;
import id.pulsa.proxy.transport.TransportKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/** What the control API gives access to, put together from the gateway's parts. */
final class GatewayDesk {
    private final GatewayCore core;
    private final ChargingStore store;
    private final CellPast past;
    private final Configuration configuration;
    private final ConfigurationSource source;
    private final TimeSource time;
    private final SecureRandom random;
    private final DocumentText text;

    /** @param past how the cells looked before */
    GatewayDesk(
            GatewayCore core,
            CellPast past,
            Configuration configuration,
            ConfigurationSource source,
            TimeSource time,
            SecureRandom random) {
        this.core = core;
        this.store = core.store();
        this.past = past;
        this.configuration = configuration;
        this.source = source;
        this.time = time;
        this.random = random;
        this.text = new DocumentText(configuration.gateway().currency(), ZoneId.systemDefault());
    }

    /** @param log the newest lines of this process's log */
    AdminServices services(
            Access access,
            GatewayReloads reloads,
            GatewayMeasurements measurements,
            GatewayAlarms alarms,
            LogTail log) {
        ZonedDateTime start = Instant.ofEpochMilli(time.wallMillis()).atZone(ZoneId.systemDefault());
        StoreAdministration administration = administration();
        return new AdminServices(
                administration,
                accounts(),
                new RecordDesk(store.reads(), store.ledger()::openReads, text),
                new RegistrationDesk(store.reads(), core.registrar()::removeAll, text, time),
                vouchers(),
                new CellDesk(
                        new GatewayCells(core.cells(), past, core.cellLocator(), core.b2bua(), time),
                        store.subscribers()::find,
                        text),
                tariffs(reloads),
                editor(reloads),
                new TraceDesk(
                        new GatewayTraces(core, configuration.gateway().trace().memoryBytes()),
                        store.reads(),
                        text,
                        time),
                studies(),
                softphones(),
                measurements,
                access,
                store.reads()::audit,
                new OverviewTopic(
                        new GatewayOverview(
                                store, core.b2bua(), alarms, start.toLocalDate().toEpochDay()),
                        text,
                        time),
                new BalanceTopic(administration::calls, store.reads(), store.accounts()::find, text),
                new SystemDesk(
                        new GatewaySystem(
                                core,
                                configuration,
                                source,
                                start.toOffsetDateTime().toString(),
                                time),
                        measurements,
                        log,
                        text),
                text);
    }

    private StoreAdministration administration() {
        return new StoreAdministration(
                store.reads(),
                store.ledger()::openReads,
                store.accounts()::find,
                () -> new LiveChanges(store.provisioning()),
                new SubscriberRules(
                        configuration.gateway().sip().realm(),
                        () -> core.rater().tariffs().plans().keySet(),
                        new GatewayCellPrices(core.cells(), core.cellLocator())::names),
                ImportPace.BESIDE_CALLS,
                new GatewayCalls(core.b2bua()),
                new Backup(configuration.gateway().data(), time),
                text,
                time,
                () -> UUID.randomUUID().toString());
    }

    private AccountDesk accounts() {
        return new AccountDesk(
                store.reads(),
                store.accounts()::find,
                () -> new LiveChanges(store.provisioning()),
                core.rater()::tariffs,
                text,
                time);
    }

    private VoucherDesk vouchers() {
        return new VoucherDesk(
                store.reads(), () -> new LiveChanges(store.provisioning()), core::voucherCodes, text, time);
    }

    private TariffDesk tariffs(GatewayReloads reloads) {
        return new TariffDesk(
                reloads,
                store.subscribers()::find,
                configuration.quoteRules(new GatewayCellPrices(core.cells(), core.cellLocator())),
                text,
                time);
    }

    private TariffEditor editor(GatewayReloads reloads) {
        return new TariffEditor(
                source.files(),
                configuration.gateway().takenNumbers(),
                reloads,
                store.ledger()::openReads,
                new TariffHistory(configuration.gateway().data().resolve(TariffHistory.DIRECTORY)),
                text,
                time);
    }

    private StudyDesk studies() {
        return new StudyDesk(new StudyRuns(time), core.rater()::tariffs, core.cells()::plan, text);
    }

    private SoftphoneDesk softphones() {
        return new SoftphoneDesk(
                store.subscribers()::find,
                configuration.gateway().sip().realm(),
                () -> core.transport().listening().stream()
                        .filter(one -> one.kind() == TransportKind.UDP)
                        .mapToInt(one -> one.address().getPort())
                        .findFirst()
                        .orElse(0),
                new SoftphoneLinks(time, random),
                text);
    }
}
