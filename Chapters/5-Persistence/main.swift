print("Stage 5: Persistence")
