package id.pulsa.proxy.selfcare;

import id.pulsa.charging.tariff.PlanServices;

/** What a subscriber wants from a service number. */
public sealed interface ServiceRequest {
    /** The service number itself, without what was dialled behind it: who the answer comes from. */
    String service();

    /** Whether a plan lets its subscribers ask this. */
    boolean allowedBy(PlanServices services);

    /** The number as records show it: never with a voucher's code, which may still be worth money. */
    default String recorded() {
        return service();
    }

    /** Balance and validity. */
    record Balance(String service) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.balance();
        }
    }

    /**
     * A voucher to be redeemed.
     *
     * @param code its digits
     */
    record Voucher(String service, String code) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.voucher();
        }

        /** Without the code, so that it gets into no log. */
        @Override
        public String toString() {
            return "Voucher[service=" + service + "]";
        }
    }

    /** The price now, without a number: of the destination that most numbers belong to. */
    record UsualPrice(String service) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.quote();
        }
    }

    /** The price now of calls to a number. */
    record PriceOf(String service, String number) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.quote();
        }

        @Override
        public String recorded() {
            return service + "*" + number;
        }
    }

    /** Something behind the balance number that is no voucher's code: answered with what can be dialled. */
    record UnclearVoucher(String service) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.balance() || services.voucher();
        }
    }

    /** Something behind the price number that is no number. */
    record UnclearNumber(String service) implements ServiceRequest {
        @Override
        public boolean allowedBy(PlanServices services) {
            return services.quote();
        }
    }
}
