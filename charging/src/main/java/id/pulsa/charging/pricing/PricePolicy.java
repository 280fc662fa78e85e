package id.pulsa.charging.pricing;

/** How the price in a cell follows its load. Immutable: what it knows of the past is in its inputs. */
public sealed interface PricePolicy permits FlatPrice, StepPrice, ClosedLoopPrice, OptimalPrice {
    /** The price ratio from now on, in thousandths. */
    int ratioThousandths(PriceInputs inputs);

    /** Its name in {@code cells.yaml}, records and reports. */
    String name();

    /** Its name with what it was told, for people. */
    String description();
}
