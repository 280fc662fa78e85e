package id.pulsa.proxy.selfcare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.session.SelfCare.Redemption;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What service numbers answer. */
class ServiceDeskTest {
    private static final TimeSource TIME = new TimeSource() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long wallMillis() {
            return SelfCareTexts.NOW;
        }
    };

    private static ServiceDesk desk(SelfCare selfCare) {
        return new ServiceDesk(
                selfCare,
                new ServiceNumbers("*888", "*889"),
                Set.of("112"),
                new Wordings(Currency.IDR),
                cell -> cell != null && cell.startsWith("dear") ? 1_400 : 1_000,
                TIME);
    }

    private static ServiceReply reply(SelfCare selfCare, String dialled) {
        return reply(selfCare, null, dialled);
    }

    private static ServiceReply reply(SelfCare selfCare, @Nullable String cell, String dialled) {
        ServiceDesk desk = desk(selfCare);
        ServiceRequest request = desk.read(dialled, "");
        assertNotNull(request);
        return desk.answer("anna", cell, request);
    }

    private static String answered(SelfCare selfCare, String dialled) {
        return answered(selfCare, null, dialled);
    }

    private static String answered(SelfCare selfCare, @Nullable String cell, String dialled) {
        ServiceReply reply = reply(selfCare, cell, dialled);
        ServiceAnswer answer = reply instanceof ServiceReply.Later later
                ? later.answer().join()
                : assertInstanceOf(ServiceReply.Told.class, reply).answer();
        return SelfCareTexts.checked(answer.text()) + " / " + answer.brief();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 1500   | 0                    | 0    | Your balance is IDR 1,500.00. / Balance IDR 1,500.00
            en | 1500   | 2026-12-31T16:59:00Z | 0    | Your balance is IDR 1,500.00. Valid until 31 Dec 2026 23:59. / Balance IDR 1,500.00 until 31 Dec 2026
            en | 0.5    | 2026-11-01T00:00:00Z | 5400 | Your balance is IDR 0.50. Its validity ended on 1 Nov 2026 07:00. Bundles: 1 h 30 min of talk time left. / Balance IDR 0.50 expired 1 Nov 2026
            id | 1500   | 2026-12-31T16:59:00Z | 5400 | Pulsa Anda Rp 1.500,00. Masa aktif s.d. 31 Des 2026 23:59. Sisa paket bicara 1 jam 30 menit. / Pulsa Rp 1.500,00 s.d. 31 Des 2026
            id | -20    | 0                    | 0    | Pulsa Anda -Rp 20,00. / Pulsa -Rp 20,00
            """)
    void balance(String language, String amount, String until, long bundleSeconds, String text) {
        FakeSelfCare selfCare =
                new FakeSelfCare(SelfCareTexts.plan(SelfCareTexts.services(false, PlanServices.NO_WARNING, language)));
        long end = until.equals("0") ? 0 : Instant.parse(until).toEpochMilli();
        selfCare.balance = new SelfCare.Balance(Micros.parse(amount), end, bundleSeconds * 1_000);
        assertEquals(text, answered(selfCare, "*888#"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | *889          | Calls (any) now (always): IDR 300.00 per 1 min. / IDR 300.00 per 1 min
            en | *889*0812#    | 0812 (mobile) now (always): IDR 150.00 per 10 s. Connection fee IDR 50.00. A call of 1 min costs IDR 950.00. A message costs IDR 150.00. / IDR 150.00 per 10 s
            id | *889*0812     | 0812 (mobile) saat ini (always): Rp 150,00 per 10 detik. Biaya sambung Rp 50,00. Panggilan 1 menit berbiaya Rp 950,00. Satu pesan berbiaya Rp 150,00. / Rp 150,00 per 10 detik
            en | *889*09001    | 09001: your plan does not allow these calls. / Not allowed by your plan
            en | *889*112      | 112: free of charge. / Free of charge
            en | *889*x        | Dial *889 for the price of calls now, *889*NUMBER for calls to that number. / Not understood, see message
            en | *888*x        | Dial *888 for your balance, *888*CODE to redeem a voucher. / Not understood, see message
            id | *888*x        | Hubungi *888 untuk cek pulsa, *888*KODE untuk isi ulang voucher. / Tidak dimengerti, lihat pesan
            """)
    void prices(String language, String dialled, String text) {
        FakeSelfCare selfCare =
                new FakeSelfCare(SelfCareTexts.plan(SelfCareTexts.services(false, PlanServices.NO_WARNING, language)));
        assertEquals(text, answered(selfCare, dialled));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | dear   | *889      | Calls (any) now (always): IDR 420.00 per 1 min. Cell dear: calls cost 1.4 times the normal price now. / IDR 420.00 per 1 min
            en | dear   | *889*0812 | 0812 (mobile) now (always): IDR 210.00 per 10 s. Cell dear: calls cost 1.4 times the normal price now. Connection fee IDR 50.00. A call of 1 min costs IDR 1,310.00. A message costs IDR 150.00. / IDR 210.00 per 10 s
            id | dear   | *889      | Panggilan (any) saat ini (always): Rp 420,00 per 1 menit. Sel dear: panggilan sekarang 1,4 kali tarif normal. / Rp 420,00 per 1 menit
            en | normal | *889      | Calls (any) now (always): IDR 300.00 per 1 min. / IDR 300.00 per 1 min
            en | dear   | *889*112  | 112: free of charge. / Free of charge
            """)
    void pricesInTheCellOfWhoAsks(String language, String cell, String dialled, String text) {
        FakeSelfCare selfCare =
                new FakeSelfCare(SelfCareTexts.plan(SelfCareTexts.services(false, PlanServices.NO_WARNING, language)));
        assertEquals(text, answered(selfCare, cell, dialled));
    }

    @Test
    void vouchers() {
        FakeSelfCare selfCare = new FakeSelfCare(SelfCareTexts.plan(PlanServices.USUAL));
        String dialled = "*888*1234-5678-9012-3456#";
        assertEquals(
                "The voucher code is wrong, too old, or was used before. / Voucher not valid",
                answered(selfCare, dialled));
        selfCare.redemption = new Redemption.TooManyTries(3_540);
        assertEquals(
                "Too many wrong voucher codes. Try again in 59 min. / Too many wrong voucher codes",
                answered(selfCare, dialled));
        selfCare.redemption = new Redemption.Unavailable();
        assertEquals(
                "Vouchers cannot be redeemed now. Nothing was changed; please try again later. / Try again later",
                answered(selfCare, dialled));
        selfCare.redemption =
                new Redemption.Redeemed(5_000 * Micros.PER_UNIT, new SelfCare.Balance(6_500 * Micros.PER_UNIT, 0, 0));
        assertEquals(
                "Topped up by IDR 5,000.00. Your balance is IDR 6,500.00. / Topped up by IDR 5,000.00",
                answered(selfCare, dialled));
        assertEquals("anna 1234567890123456", selfCare.codes.get(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | true  | true  | *888                  | refused
            false | true  | true  | *888*12345678         | answered
            false | true  | true  | *888*x                | answered
            true  | false | true  | *888                  | answered
            true  | false | true  | *888*12345678         | refused
            false | false | true  | *888*x                | refused
            true  | true  | false | *889                  | refused
            true  | true  | false | *889*0812             | refused
            true  | true  | false | *889*x                | refused
            false | false | true  | *889*x                | answered
            """)
    void plansSwitchServicesOff(boolean balance, boolean voucher, boolean quote, String dialled, String outcome) {
        Plan plan = SelfCareTexts.plan(new PlanServices(
                balance,
                voucher,
                quote,
                false,
                PlanServices.NO_WARNING,
                false,
                false,
                PlanServices.NO_CONSENT,
                Locale.ENGLISH));
        FakeSelfCare selfCare = new FakeSelfCare(plan);
        ServiceReply reply = reply(selfCare, dialled);
        assertEquals(outcome.equals("refused"), reply instanceof ServiceReply.Refused, reply::toString);
        if (reply instanceof ServiceReply.Refused) {
            assertEquals(List.of(), selfCare.codes);
        }
    }

    @Test
    void whoIsGoneIsRefused() {
        ServiceDesk desk = desk(new FakeSelfCare(SelfCareTexts.plan(PlanServices.USUAL)));
        assertInstanceOf(ServiceReply.Refused.class, desk.answer("bert", null, new ServiceRequest.Balance("*888")));
        ServiceReply price = desk.answer("bert", null, new ServiceRequest.UsualPrice("*889"));
        assertEquals(
                "Calls: your plan has no price for this number.",
                assertInstanceOf(ServiceReply.Told.class, price).answer().text());
    }

    /** The longest names and numbers, the largest amounts: still one short message. */
    @ParameterizedTest
    @CsvSource({"en", "id"})
    void noTextIsLong(String language) {
        FakeSelfCare selfCare = new FakeSelfCare(SelfCareTexts.plan(
                SelfCareTexts.services(false, PlanServices.NO_WARNING, language), "m".repeat(200), "b".repeat(200)));
        answered(selfCare, "dear".repeat(16), "*889*08" + "1".repeat(30));
        selfCare.balance = new SelfCare.Balance(Long.MAX_VALUE, SelfCareTexts.NOW, 359_999_000);
        selfCare.redemption = new Redemption.Redeemed(Long.MAX_VALUE, selfCare.balance);
        answered(selfCare, "*888*12345678");
    }
}
