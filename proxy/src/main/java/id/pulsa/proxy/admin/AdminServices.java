package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Access;

/**
 * What the control API gives access to.
 *
 * @param administration subscribers, running calls
 * @param accounts their terms and bundles
 * @param records of calls and of movements of money
 * @param registrations where subscribers can be reached
 * @param vouchers made in batches
 * @param cells loads, prices, and where subscribers are
 * @param tariffs what calls cost
 * @param tariffTexts the files that say so
 * @param traces what the last calls were
 * @param studies simulated on demand
 * @param softphones how phones are set up
 * @param health for probes and measurements
 * @param access who may do what
 * @param audit who changed what
 * @param overview looked at by the feed
 * @param balances looked at by the feed
 * @param system versions, listeners, settings, the log
 * @param text how instants are written
 */
public record AdminServices(
        Administration administration,
        AccountAdministration accounts,
        RecordAdministration records,
        RegistrationAdministration registrations,
        VoucherAdministration vouchers,
        CellAdministration cells,
        TariffAdministration tariffs,
        TariffEditing tariffTexts,
        TraceAdministration traces,
        StudyAdministration studies,
        SoftphoneDesk softphones,
        GatewayHealth health,
        Access access,
        AuditTrail audit,
        OverviewTopic overview,
        BalanceTopic balances,
        SystemDesk system,
        DocumentText text) {}
