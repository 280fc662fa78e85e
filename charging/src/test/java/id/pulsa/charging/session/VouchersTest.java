package id.pulsa.charging.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherBatchRow;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.session.SelfCare.Redemption;
import id.pulsa.charging.time.FakeTime;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherKey;
import id.pulsa.charging.voucher.VoucherTries;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VouchersTest {
    private static final long DAY = 86_400_000;
    private static final long WORTH = 10_000 * Desk.RUPIAH;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final SecureRandom random = new SecureRandom();
    private Desk desk;
    private VoucherCodes codes;
    private SelfCare selfCare;

    @BeforeEach
    void open() {
        desk = new Desk(root, time).subscriberWith("1000", "a", 0).subscriberWith("2000", "b", 0);
        codes = new VoucherCodes(VoucherKey.open(root, random, false), random);
        selfCare = new PrepaidSelfCare(desk.store, Prices.rater(), codes, VoucherTries.usual(), time);
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    private List<String> batch(String id, int count, long extendsMillis, long redeemForMillis) {
        List<String> made = codes.make(count);
        List<VoucherHash> hashes =
                made.stream().map(code -> requireNonNull(codes.hash(code))).toList();
        long until = redeemForMillis == 0 ? 0 : time.wallMillis() + redeemForMillis;
        VoucherBatch batch = new VoucherBatch(id, count, WORTH, extendsMillis, until);
        assertEquals(
                new Outcome.Applied(0), Desk.await(desk.store.provisioning().createVouchers(batch, hashes)));
        return made;
    }

    private Redemption redeem(String subscriber, String code) {
        return Desk.await(selfCare.redeem(subscriber, code));
    }

    @Test
    void aVoucherIsRedeemedOnce() {
        List<String> made = batch("one", 2, 0, 0);
        assertEquals(new Redemption.Redeemed(WORTH, new SelfCare.Balance(WORTH, 0, 0)), redeem("1000", made.get(0)));
        assertEquals(new Redemption.Invalid(), redeem("1000", made.get(0)));
        assertEquals(new Redemption.Invalid(), redeem("2000", made.get(0)));
        assertEquals(WORTH, desk.account("a").balanceMicros());
        assertEquals(0, desk.account("b").balanceMicros());
        var row = requireNonNull(desk.store.reads().voucherBatch("one"));
        assertEquals("2 made, 1 redeemed", row.batch().count() + " made, " + row.redeemed() + " redeemed");
        var movement = desk.store.reads().movements("a", null, 1).rows().get(0);
        assertTrue(movement.eventId().matches("voucher:[0-9a-f]{64}"), movement.eventId());
    }

    @Test
    void ofManyWhoTryAtTheSameInstantOneWins() throws Exception {
        int redeemers = 8;
        int rounds = 50;
        List<String> made = batch("race", rounds, 0, 0);
        for (int i = 0; i < redeemers; i++) {
            desk.subscriberWith("30" + i, "account" + i, 0);
        }
        SelfCare patient = new PrepaidSelfCare(
                desk.store, Prices.rater(), codes, new VoucherTries(2 * rounds, Duration.ofHours(1)), time);
        ExecutorService threads = Executors.newFixedThreadPool(redeemers);
        try {
            for (String code : made) {
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Redemption>> tries = new ArrayList<>();
                for (int i = 0; i < redeemers; i++) {
                    String number = "30" + i;
                    tries.add(threads.submit(() -> {
                        start.await();
                        return Desk.await(patient.redeem(number, code));
                    }));
                }
                start.countDown();
                int won = 0;
                for (Future<Redemption> one : tries) {
                    Redemption redemption = one.get(20, TimeUnit.SECONDS);
                    won += redemption instanceof Redemption.Redeemed ? 1 : 0;
                }
                assertEquals(1, won);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(rounds * WORTH, desk.store.reads().verify().balancesMicros());
    }

    @Test
    void whatIsTooOldOrWithdrawnCannotBeRedeemed() {
        List<String> old = batch("old", 1, 0, DAY);
        List<String> withdrawn = batch("withdrawn", 2, 0, 0);
        assertInstanceOf(Redemption.Redeemed.class, redeem("1000", withdrawn.get(0)));
        assertEquals(
                new Outcome.Applied(0), Desk.await(desk.store.provisioning().withdrawVouchers("withdrawn")));
        assertEquals(
                new Outcome.Repeated(0), Desk.await(desk.store.provisioning().withdrawVouchers("withdrawn")));
        assertEquals(
                new Outcome.Rejected(Rejection.UNKNOWN_BATCH),
                Desk.await(desk.store.provisioning().withdrawVouchers("none")));
        assertEquals(
                new VerificationReport.Vouchers(3, 1, 1),
                desk.store.reads().verify().vouchers());
        time.advanceMillis(DAY);
        assertEquals(new Redemption.Invalid(), redeem("1000", old.get(0)));
        assertEquals(new Redemption.Invalid(), redeem("1000", withdrawn.get(1)));
        assertEquals(WORTH, desk.account("a").balanceMicros());
    }

    private static VoucherHash hash(int first, int last) {
        byte[] bytes = new byte[VoucherHash.BYTES];
        bytes[0] = (byte) first;
        bytes[VoucherHash.BYTES - 1] = (byte) last;
        return new VoucherHash(bytes);
    }

    private Outcome submit(LedgerEvent event) {
        return Desk.await(desk.store.ledger().submit(event));
    }

    private Outcome redeem(VoucherHash hash) {
        return Desk.await(desk.store.provisioning().redeem(hash, Desk.subscriber("1000", "a", "lab", 0)));
    }

    private VoucherBatchRow row(String batch) {
        return requireNonNull(desk.store.reads().voucherBatch(batch));
    }

    /** Ends of calls get in between: 250 vouchers are in each transaction. */
    @Test
    void aLargeBatchIsWrittenInParts() {
        long before = desk.store.reads().position();
        List<String> made = batch("large", 1_001, 0, 0);
        long transactions = desk.store.reads().position() - before;
        assertTrue(transactions >= 5, transactions + " transactions");
        VoucherBatchRow row = row("large");
        assertEquals(new VoucherBatch("large", 1_001, WORTH, 0, 0), row.batch());
        assertEquals(0, row.withdrawnAtWallMillis());
        for (int i = 0; i <= 1_000; i += 200) {
            assertInstanceOf(Redemption.Redeemed.class, redeem("1000", made.get(i)), "voucher " + i);
        }
        assertEquals(
                new VerificationReport.Vouchers(1_001, 6, 0),
                desk.store.reads().verify().vouchers());
    }

    @Test
    void aBatchWhoseMakerDiedIsWithdrawn() {
        VoucherBatch three = new VoucherBatch("three", 3, WORTH, 0, 0);
        submit(new LedgerEvent.VouchersCreated(three, List.of(hash(1, 1)), 7));
        submit(new LedgerEvent.VouchersAdded("three", List.of(hash(1, 2)), false));
        assertEquals(new Outcome.Rejected(Rejection.VOUCHER_WITHDRAWN), redeem(hash(1, 1)), "not yet");
        assertEquals(0, row("three").withdrawnAtWallMillis());
        assertEquals(
                new VerificationReport.Vouchers(2, 0, 0),
                desk.store.reads().verify().vouchers());
        desk.close();
        desk = new Desk(root, time);
        assertEquals(7, row("three").withdrawnAtWallMillis());
        assertEquals(
                new Outcome.Rejected(Rejection.BATCH_NOT_IN_THE_MAKING),
                submit(new LedgerEvent.VouchersAdded("three", List.of(hash(1, 3)), true)));
        assertEquals(new Outcome.Rejected(Rejection.VOUCHER_WITHDRAWN), redeem(hash(1, 1)), "never");
        assertEquals(
                new VerificationReport.Vouchers(2, 0, 2),
                desk.store.reads().verify().vouchers());
    }

    @Test
    void aBatchCanBeWithdrawnWhileItIsMade() {
        submit(new LedgerEvent.VouchersCreated(new VoucherBatch("two", 2, WORTH, 0, 0), List.of(hash(1, 1)), 7));
        assertEquals(
                new Outcome.Applied(0), Desk.await(desk.store.provisioning().withdrawVouchers("two")));
        assertEquals(
                new Outcome.Rejected(Rejection.BATCH_NOT_IN_THE_MAKING),
                submit(new LedgerEvent.VouchersAdded("two", List.of(hash(1, 2)), true)));
        assertEquals(new Outcome.Rejected(Rejection.VOUCHER_WITHDRAWN), redeem(hash(1, 1)));
        assertEquals(time.wallMillis(), row("two").withdrawnAtWallMillis());
    }

    /** One of the codes exists already, in another batch: the chance of a lifetime. */
    @Test
    void aBatchThatCannotBeCompletedIsWithdrawn() {
        VoucherHash twin = hash(255, 0);
        Desk.await(desk.store.provisioning().createVouchers(new VoucherBatch("one", 1, WORTH, 0, 0), List.of(twin)));
        List<VoucherHash> hashes = new ArrayList<>(List.of(twin));
        for (int i = 0; i < 600; i++) {
            hashes.add(hash(i / 200, i % 200));
        }
        VoucherBatch batch = new VoucherBatch("many", hashes.size(), WORTH, 0, 0);
        assertEquals(
                new Outcome.Rejected(Rejection.INVALID),
                Desk.await(desk.store.provisioning().createVouchers(batch, hashes)));
        assertEquals(500, row("many").batch().count(), "two parts");
        assertEquals(time.wallMillis(), row("many").withdrawnAtWallMillis());
        assertEquals(new Outcome.Rejected(Rejection.VOUCHER_WITHDRAWN), redeem(hash(0, 0)));
        assertInstanceOf(Outcome.Redeemed.class, redeem(twin));
    }

    @Test
    void aBatchIsMadeOnce() {
        batch("one", 1, 0, 0);
        VoucherBatch again = new VoucherBatch("one", 1, WORTH, 0, 0);
        VoucherHash hash = requireNonNull(codes.hash("1234567890123456"));
        assertEquals(
                new Outcome.Rejected(Rejection.BATCH_EXISTS),
                Desk.await(desk.store.provisioning().createVouchers(again, List.of(hash))));
        assertEquals(new Redemption.Invalid(), redeem("1000", "1234567890123456"));
    }

    @Test
    void aVoucherExtendsValidity() {
        List<String> made = batch("one", 3, 30 * DAY, 0);
        redeem("1000", made.get(0));
        assertEquals(0, desk.account("a").terms().validUntilWallMillis(), "for ever stays for ever");
        long soon = time.wallMillis() + DAY;
        Desk.await(desk.store.provisioning().changeAccount("a", AccountTerms.PLAIN.validUntil(soon)));
        long until = time.wallMillis() + 30 * DAY;
        assertEquals(
                new Redemption.Redeemed(WORTH, new SelfCare.Balance(2 * WORTH, until, 0)), redeem("1000", made.get(1)));
        Desk.await(desk.store.provisioning().changeAccount("a", AccountTerms.PLAIN.validUntil(until + 1)));
        redeem("1000", made.get(2));
        assertEquals(until + 1, desk.account("a").terms().validUntilWallMillis());
        assertEquals(
                until + 1,
                requireNonNull(desk.store.reads().account("a")).terms().validUntilWallMillis());
    }

    @Test
    void wrongCodesAreLimited() {
        List<String> made = batch("one", 1, 0, 0);
        for (int i = 0; i < 5; i++) {
            assertEquals(new Redemption.Invalid(), redeem("1000", i % 2 == 0 ? "12" : "000000000000000" + i));
            time.advanceMillis(60_000);
        }
        assertEquals(new Redemption.TooManyTries(55 * 60), redeem("1000", made.get(0)));
        assertEquals(0, desk.account("a").balanceMicros());
        assertEquals(new Redemption.Invalid(), redeem("2000", "12"));
        time.advanceMillis(55 * 60_000);
        assertInstanceOf(Redemption.Redeemed.class, redeem("1000", made.get(0)));
    }

    @Test
    void whoIsUnknownHasNothing() {
        assertNull(selfCare.balance("9"));
        assertNull(selfCare.plan("9"));
        assertEquals(new Redemption.Unavailable(), redeem("9", "1234567890123456"));
        SelfCare withoutKey = new PrepaidSelfCare(desk.store, Prices.rater(), null, VoucherTries.usual(), time);
        assertEquals(new Redemption.Unavailable(), Desk.await(withoutKey.redeem("1000", "1234567890123456")));
        assertEquals("lab", requireNonNull(selfCare.plan("1000")).name());
    }
}
